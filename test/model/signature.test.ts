import { expect, test } from "vitest";
import type { Model } from "../../scripts/model/model.js";
import { newModel, number, request } from "./support.js";

const [a, b] = [number(1), number(2)];
const { outbound } = request([]);

/** The signature after some operations. */
function signature(...operations: ((model: Model) => unknown)[]): string {
  const { model, clock } = newModel();
  for (const operate of operations) {
    clock.now += 1000;
    operate(model);
  }
  return model.signature("me");
}

const create =
  (...[phoneNumbers, fields]: Parameters<typeof request>) =>
  (model: Model) =>
    model.create("me", request(phoneNumbers, fields));
const detach = (e164: string) => (model: Model) => model.detach("me", e164);

test("the order in which numbers were created makes no difference, and neither does what became empty", () => {
  expect(signature(create([a]), create([b]))).toBe(signature(create([b]), create([a])));
  expect(signature(create([a]), detach(a), create([a]))).toBe(signature(create([a])));
  expect(signature(create([a, b], { isShared: true }))).toBe(signature(create([b, a], { isShared: true })));
});

test("everything that an operation shows makes a difference", () => {
  const all = [
    signature(),
    signature(create([a])),
    signature(create([b])),
    signature(create([a]), detach(a)),
    signature(create([b]), detach(b)),
    signature(create([a], { name: "other" }), detach(a)),
    signature(create([a], { name: "other" })),
    signature(create([a], { mediaEncryption: "enable" })),
    signature(create([a], { inbound: { sipRegion: "in002" } })),
    signature(create([a], { outbound: { ...outbound, address: "sip.example.org" } })),
    signature(create([a], { outbound: { ...outbound, auth: { username: "sip-user", password: "sip-pass" } } })),
    signature(create([a, b], { isShared: true })),
    signature(create([a, b], { isShared: false })),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("each account has its own", () => {
  const { model } = newModel();
  const empty = model.signature("me");
  model.create("you", request([a]));
  expect([model.signature("me"), model.signature("you")]).toEqual([empty, signature(create([a]))]);
});
