import { expect, test } from "vitest";
import { found, newModel, number, request } from "./support.js";

const [a, b, c] = [number(1), number(2), number(3)];

test("a created number has a record and two gateways, as the request set them up", () => {
  const { model } = newModel();
  const auth = { username: "sip-user", password: "sip-pass" };
  const outbound = { sipRegion: "us002", address: "sip.example.com:5061", transport: "tls", auth } as const;
  expect(model.create("me", request([a], { inbound: { sipRegion: "in002" }, outbound }))).toBeUndefined();
  expect(found(model, a)).toEqual({
    phoneNumber: {
      phoneNumberId: expect.any(String),
      e164: a,
      provider: "other",
      origin: "SIP Configured",
      status: "ACTIVE",
      name: "Front desk",
      createdAt: "2026-05-11T10:00:00.000Z",
      updatedAt: "2026-05-11T10:00:00.000Z",
    },
    inbound: {
      id: expect.any(String),
      name: "Front desk",
      numbers: [a],
      address: null,
      geoRegion: "in002",
      auth: {},
    },
    outbound: {
      id: expect.any(String),
      name: "Front desk",
      numbers: [a],
      address: "sip.example.com:5061",
      transport: "tls",
      geoRegion: "us002",
      auth,
    },
  });
});

test("isShared: true gives all numbers one gateway of each direction", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: true }));
  const [one, other] = [found(model, a), found(model, b)];
  expect(one.inbound?.id).toBe(other.inbound?.id);
  expect(one.outbound?.id).toBe(other.outbound?.id);
  expect(one.inbound?.id).not.toBe(one.outbound?.id);
  expect([one.inbound?.numbers, one.outbound?.numbers]).toEqual([
    [a, b],
    [a, b],
  ]);
});

test("isShared: false gives each number gateways of its own", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: false }));
  const gateways = [a, b].flatMap((e164) => [found(model, e164).inbound?.id, found(model, e164).outbound?.id]);
  expect(new Set(gateways).size).toBe(4);
  expect(found(model, a).inbound?.numbers).toEqual([a]);
});

test.each([true, false])("isShared left out means the document's default, here %s", (sharedByDefault) => {
  const { model } = newModel({ sharedByDefault });
  model.create("me", request([a, b]));
  expect(found(model, a).inbound?.id === found(model, b).inbound?.id).toBe(sharedByDefault);
});

test.each(["enable", "disable"] as const)("mediaEncryption %s lands on both gateways", (mediaEncryption) => {
  const { model } = newModel();
  model.create("me", request([a], { mediaEncryption }));
  expect(found(model, a)).toMatchObject({ inbound: { mediaEncryption }, outbound: { mediaEncryption } });
});

test("mediaEncryption left out is on neither gateway", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  expect(found(model, a).inbound).not.toHaveProperty("mediaEncryption");
  expect(found(model, a).outbound).not.toHaveProperty("mediaEncryption");
});

test("the name is put on every number, and on a reused one too", () => {
  const { model } = newModel();
  model.create("me", request([a], { name: "old" }));
  model.detach("me", a);
  model.create("me", request([a, b], { name: "new" }));
  expect([found(model, a), found(model, b)].map(({ phoneNumber }) => phoneNumber.name)).toEqual(["new", "new"]);
});

test("a detached number is reused, with its id, the time of its registration, and new gateways", () => {
  const { model, clock } = newModel();
  model.create("me", request([a]));
  const first = found(model, a);
  model.detach("me", a);
  clock.now += 60_000;
  model.create("me", request([a]));
  const again = found(model, a);
  expect(again.phoneNumber).toEqual({ ...first.phoneNumber, updatedAt: "2026-05-11T10:01:00.000Z" });
  expect(again.inbound?.id).not.toBe(first.inbound?.id);
  expect(again.outbound?.id).not.toBe(first.outbound?.id);
});

test("an attached number refuses the whole request and changes nothing", () => {
  const { model, clock } = newModel();
  model.create("me", request([a]));
  const before = model.numbers("me");
  clock.now += 1;
  expect(model.create("me", request([b, a], { name: "other" }))).toEqual({ refused: "alreadyAttached", numbers: [a] });
  expect(model.numbers("me")).toEqual(before);
});

test("a number named twice counts once", () => {
  const { model } = newModel();
  expect(model.create("me", request([a, a], { isShared: false }))).toBeUndefined();
  expect(model.numbers("me")).toHaveLength(1);
  expect(found(model, a).inbound?.numbers).toEqual([a]);
});

test("a field that is left out is left out of both gateways, and one that is given is on them", () => {
  const { model } = newModel({ record: { provider: "other" } });
  const { outbound } = request([]);
  const auth = { username: "sip-user", password: "sip-pass" };
  model.create("me", request([a]));
  model.create("me", request([b], { mediaEncryption: "enable", outbound: { ...outbound, auth } }));
  const [without, having] = model.numbers("me");
  expect(without?.outbound?.auth).toBeNull();
  expect(without?.outbound).not.toHaveProperty("mediaEncryption");
  expect(having?.outbound?.auth).toStrictEqual(auth);
  expect(having?.inbound).toMatchObject({ auth: {}, address: null, mediaEncryption: "enable" });
  expect(Object.keys(without?.phoneNumber ?? {})).toEqual([
    ...["phoneNumberId", "e164", "provider", "createdAt", "updatedAt", "name"],
  ]);
});

test("the attached ones of some numbers are told, each once", () => {
  const { model } = newModel();
  model.create("me", request([a, b, c]));
  model.detach("me", b);
  expect(model.attached("me", [number(9), c, b, a, c])).toEqual([c, a]);
  expect(model.attached("you", [a])).toEqual([]);
});

test("accounts do not meet", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  expect(model.create("you", request([a, c]))).toBeUndefined();
  expect(model.get("me", c)).toMatchObject({ refused: "notFound" });
  const { phoneNumberId } = found(model, a, "you").phoneNumber;
  expect(model.release("me", phoneNumberId)).toMatchObject({ refused: "notFound" });
  expect(model.list("me").data).toHaveLength(1);
  expect([model.accounts(), model.size]).toEqual([["me", "you"], { accounts: 2, numbers: 3 }]);
});

test("a look at an account that nobody has created in makes no account", () => {
  const { model } = newModel();
  model.list("me");
  model.get("me", a);
  model.detach("me", a);
  model.release("me", "pn_1");
  expect([model.accounts(), model.numbers("me"), model.emptied("me")]).toEqual([[], [], []]);
});
