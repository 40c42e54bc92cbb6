/** What lookups, searches and answers that fall over show. */
import { describe, expect, test } from "vitest";
import type { Said } from "../../../scripts/check/explore/performing/belief.js";
import {
  nameOtherwise,
  type Reading,
  type Seen,
  seenOtherwise,
} from "../../../scripts/check/explore/performing/seen.js";
import { Stage } from "../../../scripts/check/explore/performing/stage.js";
import { lacksWinner, strangeAlone } from "../../../scripts/check/explore/performing/unexplained.js";
import { detach, get } from "../../../scripts/check/explore/plays/moves.js";
import { searchesFor } from "../../../scripts/check/explore/searches.js";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";
import { documentValues } from "../../../scripts/model/document-values.js";
import { Model } from "../../../scripts/model/model.js";
import { runOn, spaceOfDocument } from "./space.js";

const { choices } = spaceOfDocument();
const values = documentValues(document, operations(document));
const [a, b, c] = ["+12025550101", "+12025550102", "+12025550103"] as const;

describe("credentials that the request does not give", () => {
  const reading: Reading = {
    sharedReason: undefined,
    settings: [["outbound", "auth", "username"]],
    isAsked: (path, value) => choices.textsAt(path).includes(value),
  };
  const sight = (username: unknown, asked: object = { outbound: { address: "sip.example.com" } }): Seen => ({
    expected: { phoneNumber: {} } as Seen["expected"],
    actual: { inbound: {}, outbound: { auth: { username } } },
    asked,
  });

  test("are those of another request", () => {
    const given = choices.textsAt(["outbound", "auth", "username"]);
    expect(given.length).toBeGreaterThan(5);
    for (const username of given) expect(seenOtherwise(sight(username), [], reading)?.guarantee).toBe("configured");
  });

  test.each([
    ["none", undefined],
    ["null", null],
    ["what the server chose", "made-up-by-the-server"],
  ])("may be %s", (_, username) => {
    expect(seenOtherwise(sight(username), [], reading)).toBeUndefined();
  });

  test("say nothing where it is not known what the request was", () => {
    expect(seenOtherwise(sight("1001", {}), [], reading)).toBeUndefined();
  });
});

test("what the server chooses among the document's choices is not taken for another request's", () => {
  expect(choices.textsAt(["outbound", "transport"])).toEqual([]);
  expect(choices.textsAt(["outbound", "address"]).length).toBeGreaterThan(5);
});

describe("the name of a number without gateways", () => {
  const view = (name: unknown, gateway: object | null) =>
    ({ phoneNumber: { name }, inbound: gateway, outbound: gateway }) as Seen["expected"];

  test.each([
    ["may be gone", null, undefined],
    ["may be empty", "", undefined],
    ["may not be another one", "Other", "label-all"],
  ])("%s", (_, name, guarantee) => {
    const seen = { expected: view("Desk", null), actual: view(name, null) };
    expect(nameOtherwise(seen)?.guarantee).toBe(guarantee);
  });

  test("is what tells it from one with gateways, which keeps its name", () => {
    expect(nameOtherwise({ expected: view("Desk", {}), actual: view(null, {}) })?.guarantee).toBe("label-all");
  });
});

test("what may have attached a number or not is not taken for what it was asked for", () => {
  const stage = new Stage([a], []);
  const asked = (said: Said) => {
    stage.ask([a], said, { name: said });
    return stage.asked.get(a);
  };
  expect([asked("accepted"), asked("refused"), asked("nothing")]).toEqual([
    { name: "accepted" },
    { name: "accepted" },
    {},
  ]);
});

describe("names that the list shows", () => {
  const entry = (e164: string, name: string) => ({ phoneNumber: { e164, name } }) as never;
  const all = [entry(a, "50%"), entry(b, "50%"), entry(c, "Desk")];
  const found = (pages: Record<string, never[]>) =>
    searchesFor(all, async ({ search, page }) => ({ entries: pages[`${search} ${page}`] ?? [] }));

  test("are found, each on its pages", async () => {
    const pages = { "50% 1": [all[0] as never], "50% 2": [all[1] as never], "Desk 1": [all[2] as never] };
    expect(await found(pages)).toBeUndefined();
  });

  test("are missed where a search finds nothing", async () => {
    expect((await found({ "Desk 1": [all[2] as never] }))?.actual).toBe("none");
  });

  test("are not alone where the second page forgets what is searched for", async () => {
    const missed = await found({ "50% 1": [all[0] as never], "50% 2": [all[2] as never] });
    expect(missed).toMatchObject({ expected: 'only numbers that match "50%"', actual: `${c} of the name "Desk"` });
  });
});

describe("requests at the same time that are all refused", () => {
  const racer = (numbers: string[], isLong = false) => ({
    move: { operation: "create" as const, row: choices.plain, numbers: [] },
    said: "lost" as const,
    body: undefined,
    numbers,
    isLong,
  });
  const lacks = (...lists: ReturnType<typeof racer>[]) => lacksWinner([new Model(values)], lists) !== undefined;

  test.each([
    ["one number", [[a], [a]]],
    [
      "lists that overlap",
      [
        [a, b],
        [b, c],
      ],
    ],
  ])("for %s lack a winner", (_, lists) => {
    expect(lacks(...lists.map((numbers) => racer(numbers)))).toBe(true);
  });

  test("may be so where no number is wanted by all of them, or one may be too long", () => {
    expect(lacks(racer([a, b]), racer([b, c]), racer([c, a]))).toBe(false);
    expect(lacks(racer([a]), racer([a, b]), racer([c]))).toBe(false);
    expect(lacks(racer([a]), racer([a, b], true))).toBe(false);
  });
});

test.each([
  ["get", get(0), "get-created"],
  ["detach", detach(0), "detach-frees"],
])("a %s that falls over is not kept, but an outage says nothing", (_, move, guarantee) => {
  const event = { move, said: "nothing" as const, body: undefined, numbers: [a] };
  const answered = (status: number) =>
    strangeAlone(runOn("http://127.0.0.1:1"), event, {
      request: { method: "GET", path: "/", headers: {} },
      answer: { status, headers: {}, body: "{}" },
    } as never);
  expect(answered(500)).toMatchObject({ kind: "crash", guarantee, level: "broken" });
  expect(answered(503)).toBeUndefined();
});
