import { expect, test } from "vitest";
import { gatewayIds, numberId, serialOf } from "../../scripts/model/views.js";
import { carriedOut, found, newModel, number, request } from "./support.js";

test("an id holds its serial, and gives it back", () => {
  for (const serial of [1, 9, 10, 123_456_789_012_345]) expect(serialOf(numberId(serial))).toBe(serial);
});

test.each([
  "",
  "pn_",
  "pn_0",
  "pn_01",
  "xpn_1",
  "pn_1x",
  "pn_1\n",
  "pn_-1",
  "pn_1.5",
  "PN_1",
  "1",
  "pn_1234567890123456",
])("%j is no number's id", (id) => expect(serialOf(id)).toBeUndefined());

test("a released id is found only as it was given", () => {
  const { model } = newModel();
  model.create("me", request([number(1)]));
  const { phoneNumberId } = found(model, number(1)).phoneNumber;
  for (const id of [`x${phoneNumberId}`, `${phoneNumberId}x`, ` ${phoneNumberId}`]) {
    expect(model.release("me", id)).toEqual({ refused: "notFound", numbers: [] });
  }
  expect(carriedOut(model.release("me", phoneNumberId)).e164).toBe(number(1));
});

test("the gateways of a pair have ids of their own", () => {
  const pair = (serial: number) => gatewayIds({ serial, numbers: [], setup: {} as never });
  expect(pair(7)).toEqual({ inbound: "gw_inbound_7", outbound: "gw_outbound_7" });
});

test("what is left out is no field, and what is given is one", () => {
  const { model } = newModel({ record: { provider: "other" } });
  const { outbound } = request([]);
  const auth = { username: "sip-user", password: "sip-pass" };
  model.create("me", request([number(1)]));
  model.create("me", request([number(2)], { mediaEncryption: "enable", outbound: { ...outbound, auth } }));
  const [without, having] = model.numbers("me");
  expect(without?.outbound?.auth).toStrictEqual({});
  expect(without?.outbound).not.toHaveProperty("mediaEncryption");
  expect(having?.outbound?.auth).toStrictEqual({ username: "sip-user" });
  expect(having?.inbound).toMatchObject({ auth: {}, address: null, mediaEncryption: "enable" });
  expect(Object.keys(without?.phoneNumber ?? {})).toEqual([
    ...["phoneNumberId", "e164", "provider", "createdAt", "updatedAt", "name"],
  ]);
});

test("numbers of one pair show the same gateway objects, in one look", () => {
  const { model } = newModel();
  model.create("me", request([number(1), number(2)], { isShared: true }));
  model.create("me", request([number(3)]));
  const [one, two, three] = model.numbers("me");
  expect(one?.inbound).toBe(two?.inbound);
  expect(one?.inbound).not.toBe(three?.inbound);
});
