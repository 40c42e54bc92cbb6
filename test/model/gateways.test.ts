/** Update and delete change gateways, with and without numbers. */
import { expect, test } from "vitest";
import type { Model } from "../../scripts/model/model.js";
import { found, newModel, number, request, values } from "./support.js";

const [a, b, c] = [number(1), number(2), number(3)];
const auth = { username: "front-desk", password: "correct-horse-battery" };

/** The ids of a number's gateways. */
function idsOf(model: Model, e164: string) {
  const { inbound, outbound } = found(model, e164);
  return { inbound: `${inbound?.id}`, outbound: `${outbound?.id}` };
}

/** A model with one number, which was detached from the gateways with these ids. */
function emptied() {
  const { model } = newModel();
  model.create("me", request([a]));
  const ids = idsOf(model, a);
  model.detach("me", a);
  return { model, ...ids };
}

test.each([
  [{ name: "trunk" }, { name: "trunk" }],
  [{ name: "" }, { name: "" }],
  [{ mediaEncryption: "enable" }, { mediaEncryption: "enable" }],
  [{ sipRegion: "in002" }, { geoRegion: "in002" }],
  [{ address: "sip.example.org" }, { address: "sip.example.org" }],
  [{ transport: "udp" }, { transport: "udp" }],
  [{ auth }, { auth }],
  [{}, {}],
] as const)("an update of an outbound gateway with %j changes that and nothing else", (changes, shown) => {
  const { model, clock } = newModel();
  model.create("me", request([a, b], { isShared: true }));
  model.create("me", request([c]));
  const before = model.numbers("me");
  const { outbound } = idsOf(model, a);
  clock.now += 1000;
  expect(model.update("me", outbound, changes)).toBeUndefined();
  const after = before.map((entry) =>
    entry.outbound?.id === outbound ? { ...entry, outbound: { ...entry.outbound, ...shown } } : entry,
  );
  expect(model.numbers("me")).toEqual(after);
});

test.each([
  [
    { name: "trunk", mediaEncryption: "enable", sipRegion: "us002" },
    { name: "trunk", mediaEncryption: "enable", geoRegion: "us002" },
  ],
] as const)("an update of an inbound gateway with %j changes that and nothing else", (changes, shown) => {
  const { model } = newModel();
  model.create("me", request([a]));
  const before = found(model, a);
  expect(model.update("me", `${before.inbound?.id}`, changes)).toBeUndefined();
  expect(found(model, a)).toEqual({ ...before, inbound: { ...before.inbound, ...shown } });
});

test.each(
  Object.entries(values.refusedFields).flatMap(([direction, fields]) =>
    fields.map((field) => [direction as "inbound" | "outbound", field] as const),
  ),
)("an update of an %s gateway with %s is refused, and changes nothing", (direction, field) => {
  const { model } = newModel();
  model.create("me", request([a]));
  const before = model.numbers("me");
  const changes = { name: "trunk", [field]: field === "auth" ? auth : "tls" };
  const refused = { refused: "fieldNotAllowed", numbers: [], fields: [field] };
  expect(model.update("me", idsOf(model, a)[direction], changes)).toEqual(refused);
  expect(model.numbers("me")).toEqual(before);
});

test("a field that the document does not know is not kept, in an update or in its credentials", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const { outbound } = found(model, a);
  model.update("me", `${outbound?.id}`, { auth: { ...auth, realm: "sip" }, id: "mine", colour: "red" } as never);
  expect(found(model, a).outbound).toEqual({ ...outbound, auth });
});

test("a gateway without numbers can be updated and deleted", () => {
  const { model, inbound, outbound } = emptied();
  expect(model.update("me", inbound, { name: "trunk" })).toBeUndefined();
  expect(model.emptied("me")).toMatchObject([{ id: inbound, name: "trunk" }, { id: outbound }]);
  expect(model.deleteGateway("me", "inbound", inbound)).toBeUndefined();
  expect(model.emptied("me")).toMatchObject([{ id: outbound }]);
  expect(model.deleteGateway("me", "outbound", outbound)).toBeUndefined();
  expect(model.emptied("me")).toEqual([]);
});

test("a deleted gateway is not found again, and its id never comes back", () => {
  const { model, inbound } = emptied();
  model.deleteGateway("me", "inbound", inbound);
  expect(model.deleteGateway("me", "inbound", inbound)).toEqual({ refused: "notFound", numbers: [] });
  expect(model.update("me", inbound, { name: "trunk" })).toEqual({ refused: "notFound", numbers: [] });
  model.create("me", request([a, b], { isShared: false }));
  expect([a, b].map((e164) => found(model, e164).inbound?.id)).not.toContain(inbound);
});

test("a gateway that has numbers is not deleted", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: true }));
  const { outbound } = idsOf(model, a);
  model.detach("me", a);
  expect(model.deleteGateway("me", "outbound", outbound)).toEqual({ refused: "hasNumbers", numbers: [b] });
  expect(found(model, b).outbound?.id).toBe(outbound);
});

test("a gateway of the other direction or of another account is not found", () => {
  const { model, inbound, outbound } = emptied();
  const notFound = { refused: "notFound", numbers: [] };
  expect(model.deleteGateway("me", "outbound", inbound)).toEqual(notFound);
  expect(model.deleteGateway("me", "inbound", outbound)).toEqual(notFound);
  model.create("you", request([b]));
  expect(model.deleteGateway("you", "inbound", inbound)).toEqual(notFound);
  expect(model.update("you", inbound, { name: "trunk" })).toEqual(notFound);
  expect(model.update("nobody", inbound, { name: "trunk" })).toEqual(notFound);
  expect(model.emptied("me")).toMatchObject([{ id: inbound, name: "Front desk" }, { id: outbound }]);
});

test("a copy goes its own way, and what was shown before a change stays as it was", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const shown = found(model, a);
  const before = structuredClone(shown);
  const copy = model.copy();
  const { outbound } = idsOf(model, a);
  copy.update("me", outbound, { name: "trunk" });
  expect(found(model, a)).toEqual(before);
  model.update("me", outbound, { name: "other" });
  expect(shown).toEqual(before);
  expect(found(copy, a).outbound?.name).toBe("trunk");
});

test("the settings of a gateway are part of the signature", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const before = model.signature("me");
  model.update("me", idsOf(model, a).inbound, { name: "trunk" });
  expect(model.signature("me")).not.toBe(before);
});
