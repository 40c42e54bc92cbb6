import { expect, test } from "vitest";
import { carriedOut, found, newModel, number, request } from "./support.js";

const [a, b, c] = [number(1), number(2), number(3)];

test("an unknown number is not found by get, detach and release", () => {
  const { model } = newModel();
  model.create("me", request([b]));
  expect(model.get("me", a)).toEqual({ refused: "notFound", numbers: [a] });
  expect(model.detach("me", a)).toEqual({ refused: "notFound", numbers: [a] });
  expect(model.get("nobody", a)).toEqual({ refused: "notFound", numbers: [a] });
});

test.each(["", "pn_", "pn_0", "pn_99", "pn_1.5", "pn_01", "pn_1 ", "pn_1e1", "PN_1", "1", a, "gw_inbound_2"])(
  "the id %j, which no number has, is not found",
  (phoneNumberId) => {
    const { model } = newModel();
    model.create("me", request([a]));
    expect(model.release("me", phoneNumberId)).toEqual({ refused: "notFound", numbers: [] });
    expect(model.get("me", a)).not.toHaveProperty("refused");
  },
);

test("a detach takes the number off both gateways, names them, and keeps the number as it is", () => {
  const { model, clock } = newModel();
  model.create("me", request([a]));
  const { phoneNumber, inbound, outbound } = found(model, a);
  clock.now += 5 * 60_000;
  const after = { ...phoneNumber, updatedAt: "2026-05-11T10:05:00.000Z" };
  expect(model.detach("me", a)).toEqual({ phoneNumber: after, inbound: inbound?.id, outbound: outbound?.id });
  expect(found(model, a)).toEqual({ phoneNumber: after, inbound: null, outbound: null });
});

test("a second detach is refused, and changes nothing", () => {
  const { model, clock } = newModel();
  model.create("me", request([a]));
  model.detach("me", a);
  const before = found(model, a);
  clock.now += 1;
  expect(model.detach("me", a)).toEqual({ refused: "notAttached", numbers: [a] });
  expect(found(model, a)).toEqual(before);
});

test("a detach leaves the other numbers of a shared pair where they are", () => {
  const { model } = newModel();
  model.create("me", request([a, b, c], { isShared: true }));
  const { inbound, outbound } = found(model, b);
  model.detach("me", b);
  for (const e164 of [a, c]) {
    expect(found(model, e164)).toMatchObject({
      inbound: { id: inbound?.id, numbers: [a, c] },
      outbound: { id: outbound?.id, numbers: [a, c] },
    });
  }
});

test("a gateway that is left empty is not deleted", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: true }));
  const { inbound, outbound } = found(model, a);
  model.detach("me", a);
  expect(model.emptied("me")).toEqual([]);
  model.detach("me", b);
  expect(model.emptied("me")).toEqual([
    { ...inbound, numbers: [] },
    { ...outbound, numbers: [] },
  ]);
});

test("a released number is gone, attached or not, and its gateways stay", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: false }));
  model.detach("me", b);
  for (const e164 of [a, b]) {
    const { phoneNumberId } = found(model, e164).phoneNumber;
    expect(model.release("me", phoneNumberId)).toEqual({ phoneNumberId, e164 });
    expect(model.get("me", e164)).toMatchObject({ refused: "notFound" });
    expect(model.detach("me", e164)).toMatchObject({ refused: "notFound" });
    expect(model.release("me", phoneNumberId)).toMatchObject({ refused: "notFound" });
  }
  expect(model.list("me").data).toEqual([]);
  expect(model.emptied("me")).toHaveLength(4);
  expect(model.size.numbers).toBe(0);
});

test("the gateways that were left empty first are forgotten first", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: false }));
  for (const e164 of [b, a]) model.detach("me", e164);
  const all = model.emptied("me");
  model.forgetEmptied("me", 4);
  expect(model.emptied("me")).toEqual(all);
  model.forgetEmptied("me", 1);
  expect(model.emptied("me")).toEqual(all.slice(3));
  model.forgetEmptied("nobody", 0);
});

test("a released number can be created again, and is another one", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const { phoneNumberId } = found(model, a).phoneNumber;
  carriedOut(model.release("me", phoneNumberId));
  expect(model.create("me", request([a]))).toBeUndefined();
  expect(found(model, a).phoneNumber.phoneNumberId).not.toBe(phoneNumberId);
  expect(model.release("me", phoneNumberId)).toMatchObject({ refused: "notFound" });
});

test("the same operations give the same ids", () => {
  const [one, other] = [newModel().model, newModel().model];
  for (const model of [one, other]) {
    model.create("me", request([a, b], { isShared: false }));
    model.detach("me", a);
    model.create("me", request([a, c]));
  }
  expect(one.numbers("me")).toEqual(other.numbers("me"));
});

test("a copy remembers the same and goes its own way", () => {
  const { model } = newModel();
  model.create("me", request([a, b]));
  const copy = model.copy();
  expect(copy.numbers("me")).toEqual(model.numbers("me"));
  expect([copy.size, copy.accounts()]).toEqual([model.size, model.accounts()]);
  copy.detach("me", a);
  expect(found(model, a).inbound?.numbers).toEqual([a, b]);
  expect(found(copy, b).inbound?.numbers).toEqual([b]);
  expect(copy.create("me", request([c]))).toBeUndefined();
  expect(model.get("me", c)).toMatchObject({ refused: "notFound" });
  const { phoneNumberId } = found(copy, b).phoneNumber;
  copy.release("me", phoneNumberId);
  expect(carriedOut(model.release("me", phoneNumberId))).toEqual({ phoneNumberId, e164: b });
});

test("a copy gives new numbers the ids that the original would", () => {
  const { model } = newModel();
  model.create("me", request([a]));
  const copy = model.copy();
  for (const one of [model, copy]) one.create("me", request([b]));
  expect(copy.numbers("me")).toEqual(model.numbers("me"));
});

test("a change leaves values that were shown before untouched", () => {
  const { model } = newModel();
  model.create("me", request([a, b], { isShared: true }));
  const shown = [model.list("me"), model.numbers("me"), model.get("me", a)];
  const before = structuredClone(shown);
  model.detach("me", b);
  model.create("me", request([b], { name: "other" }));
  expect(shown).toEqual(before);
});

test("a registered number is known, and attached to nothing until it is created", () => {
  const { model } = newModel();
  model.register("me", "old", [a, b]);
  expect(found(model, a)).toMatchObject({ phoneNumber: { e164: a, name: "old" }, inbound: null, outbound: null });
  expect(model.detach("me", a)).toEqual({ refused: "notAttached", numbers: [a] });
  const { phoneNumberId } = found(model, a).phoneNumber;
  model.create("me", request([a], { name: "new" }));
  model.register("me", "newer", [a]);
  expect(found(model, a).phoneNumber).toMatchObject({ phoneNumberId, name: "new" });
  expect(found(model, a).inbound).not.toBeNull();
});
