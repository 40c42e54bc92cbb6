import { expect, test } from "vitest";
import { type Hold, State } from "../../scripts/mock/state.js";
import { number, valid } from "./requests.js";

const [a, b, c] = [number(1), number(2), number(3)];

function newState(limit?: number): State {
  return new State({ sharedByDefault: true, ...(limit !== undefined && { limit }) });
}

function create(state: State, request = valid([a]), account = "me") {
  const hold = state.hold(account, request);
  if ("refused" in hold) return hold;
  hold.attach();
  hold.release();
  return undefined;
}

test("isShared: true gives all numbers one gateway of each direction", () => {
  const state = newState();
  create(state, valid([a, b], { isShared: true }));
  const [one, other] = [state.find("me", a), state.find("me", b)];
  expect(one?.inbound).toBe(other?.inbound);
  expect(one?.outbound).toBe(other?.outbound);
  expect(one?.inbound?.id).not.toBe(one?.outbound?.id);
});

test("isShared: false gives each number gateways of its own", () => {
  const state = newState();
  create(state, valid([a, b], { isShared: false }));
  const gateways = [a, b].flatMap((n) => [state.find("me", n)?.inbound?.id, state.find("me", n)?.outbound?.id]);
  expect(new Set(gateways).size).toBe(4);
});

test.each([true, false])("isShared left out means the document's default, here %s", (sharedByDefault) => {
  const state = new State({ sharedByDefault });
  const { isShared: _, ...request } = valid([a, b]);
  create(state, request);
  expect(state.find("me", a)?.inbound === state.find("me", b)?.inbound).toBe(sharedByDefault);
});

test.each(["enable", "disable", undefined] as const)("mediaEncryption %s lands on both gateways", (mediaEncryption) => {
  const state = newState();
  const { mediaEncryption: _, ...request } = valid([a]);
  create(state, mediaEncryption ? { ...request, mediaEncryption } : request);
  expect(state.find("me", a)).toMatchObject({ inbound: { mediaEncryption }, outbound: { mediaEncryption } });
});

test("the gateways are set up as the request says, without its credentials", () => {
  const state = newState();
  const request = valid([a], { inbound: { sipRegion: "in002" } });
  create(state, request);
  const { sipRegion, address, transport } = request.outbound;
  expect(state.find("me", a)?.inbound?.sipRegion).toBe("in002");
  expect(state.find("me", a)?.outbound).toMatchObject({ sipRegion, address, transport });
  expect(JSON.stringify(state.find("me", a))).not.toContain(request.outbound.auth?.password);
});

test("the name is put on every number, and on a reused one too", () => {
  const state = newState();
  create(state, valid([a], { name: "old" }));
  state.detach("me", a);
  create(state, valid([a, b], { name: "new" }));
  expect([state.find("me", a)?.name, state.find("me", b)?.name]).toEqual(["new", "new"]);
});

test("a detached number is known, and reused with its identity", () => {
  const state = newState();
  create(state);
  const id = state.find("me", a)?.id;
  state.detach("me", a);
  expect(state.find("me", a)).toMatchObject({ id, inbound: undefined, outbound: undefined });
  expect(create(state)).toBeUndefined();
  expect(state.find("me", a)?.id).toBe(id);
  expect(state.find("me", a)?.inbound).toBeDefined();
  expect(state.size).toBe(1);
});

test("an attached number refuses the whole request and changes nothing", () => {
  const state = newState();
  create(state);
  const before = structuredClone(state.find("me", a));
  expect(create(state, valid([b, a], { name: "other" }))).toEqual({ refused: "alreadyAttached", numbers: [a] });
  expect(state.find("me", a)).toEqual(before);
  expect(state.find("me", b)).toBeUndefined();
});

test("a number named twice counts once", () => {
  const state = newState();
  expect(create(state, valid([a, a], { isShared: false }))).toBeUndefined();
  expect(state.size).toBe(1);
});

test("a held number is a conflict until it is released", () => {
  const state = newState();
  const hold = state.hold("me", valid([a])) as Hold;
  expect(create(state, valid([b, a]))).toEqual({ refused: "conflict", numbers: [a] });
  expect(state.find("me", b)).toBeUndefined();
  hold.release();
  expect(create(state, valid([b, a]))).toBeUndefined();
});

test("a hold that is released without being carried out leaves nothing", () => {
  const state = newState();
  (state.hold("me", valid([a])) as Hold).release();
  expect([state.size, state.accounts]).toEqual([0, 0]);
});

test("accounts do not meet", () => {
  const state = newState();
  create(state, valid([a]), "me");
  expect(create(state, valid([a]), "you")).toBeUndefined();
});

test("over the limit, the account that was not used for the longest time is forgotten", () => {
  const state = newState(2);
  create(state, valid([a]), "first");
  create(state, valid([a]), "second");
  create(state, valid([a]), "first");
  create(state, valid([a]), "third");
  expect([state.find("first", a), state.find("second", a)]).toEqual([expect.anything(), undefined]);
  expect(state.size).toBe(2);
});

test("one account that alone would pass the limit is refused, and keeps what it has", () => {
  const state = newState(2);
  create(state, valid([a, b]));
  expect(create(state, valid([c]))).toEqual({ refused: "full", numbers: [c] });
  expect(state.find("me", a)?.inbound).toBeDefined();
});
