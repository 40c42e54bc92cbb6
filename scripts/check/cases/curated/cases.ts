/**
 * The curated part: every guarantee in a few named cases, for people to read. Their values come from the document.
 *
 * A call in a list of its own is sent alone; calls in one list are sent at the same time.
 */
import { hasBody, type Operation } from "../../../document/operations.js";
import { mostPerPage } from "../../../model/list.js";
import type { Direction } from "../../../model/types.js";
import { resolved } from "../../requests/alternatives.js";
import { companionField } from "../../requests/fields.js";
import { changedValue, deleteOf, directions, takenFieldsOf } from "../../requests/gateways.js";
import type { Subject } from "../../requests/subject.js";
import { chunked, create, detach, get, indices, list, release, withToken } from "../calls.js";
import { malformedBodies } from "../mutations/malformed.js";
import { atPlace, fewOfEachRule, type Mutation, mutationsOf } from "../mutations/mutations.js";
import { oddIds, oddNumbers } from "../mutations/paths.js";
import type { Space } from "../space.js";
import {
  type Call,
  type Create,
  fictional,
  type GatewayCall,
  isOnGateway,
  isRefused,
  numbersOf,
  type TestCase,
} from "../test-case.js";
import type { Row } from "../values/choices.js";

/** A name, and what is sent. */
type Line = [name: string, ...rounds: (Call | Call[])[]];

const [A, B, C, D, E, F] = [0, 1, 2, 3, 4, 5] as const;
const racers = 8;

/** The first cases: their responses tell whether this is the API, and whether it takes the token. */
export function openingCases(subject: Subject, { choices, mutations }: Space): TestCase[] {
  const documented = mutations.filter(({ assumed }) => !assumed);
  const broken = [documented[0], documented.at(-1)].filter((mutation) => mutation !== undefined);
  const noToken = { ...create(choices.plain, [A]), token: "none" as const, proves: "auth" };
  return allowed(
    subject,
    cases([
      ["first of all, a list", list(undefined, "paging", { search: false, perPage: 1 })],
      // Read-only, the body is one that no server takes, with a token or without.
      [
        "first of all, a create without a token",
        subject.options.writes ? noToken : { ...noToken, mutation: broken[0] },
      ],
      ...broken.map((mutation): Line => [`first of all, ${mutation.label}`, create(choices.plain, [A], mutation)]),
    ]),
  );
}

/** Bodies that between them have every documented choice: each is accepted. */
export function validCases(space: Space): TestCase[] {
  return eachAccepted(space, space.choices.covering());
}

/** Bodies like one that the server has accepted, with another documented choice of one field each. */
export function validCasesLike(row: Row, space: Space): TestCase[] {
  const { choices } = space;
  return eachAccepted(
    space,
    choices.changed(row).filter((changed) => choices.isValid(changed)),
  );
}

function eachAccepted({ choices }: Space, rows: Row[]): TestCase[] {
  return cases(
    rows.map((row, index) => [
      `valid: ${choices.describeAll(row)}`,
      { ...create(row, index % 2 === 0 ? [A, B] : [A]), proves: "every-choice" },
    ]),
  );
}

/** All other cases, in the order in which they are sent. */
export function curatedCases(subject: Subject, space: Space): TestCase[] {
  const all = [
    ...refusals(subject, space),
    ...behaviour(subject, space),
    ...gateways(subject, space),
    ...races(space),
    ...otherOperations(subject),
  ];
  return allowed(subject, all).filter(space.fits);
}

function refusals(subject: Subject, { choices, mutations, malformed }: Space): TestCase[] {
  const valid = (...numbers: number[]) => create(choices.plain, numbers);
  const few = fewOfEachRule(mutations);
  const guarantees = [...new Set(few.map(({ guarantee }) => guarantee))];
  const middle = few.findLast(({ at, assumed }) => at && !assumed);
  const body = malformed.filter(({ isCurated }) => isCurated);
  return cases([
    ...guarantees.flatMap((guarantee) => {
      const own = few.filter((mutation) => mutation.guarantee === guarantee);
      return [
        ...groups(own.filter(({ assumed }) => !assumed)).map(
          (some): Line => [
            `bodies that break a rule of ${guarantee}, then a valid one of their numbers`,
            ...some.map((mutation, index) => sent(mutation, index)),
            proves("invalid-creates-nothing", valid(A, B)),
          ],
        ),
        // A server may accept what breaks an assumed rule, and then the numbers are attached.
        ...own
          .filter(({ assumed }) => assumed)
          .map(
            (mutation, index): Line => [`a body that breaks an assumed rule of ${guarantee}`, sent(mutation, index)],
          ),
      ];
    }),
    ...(subject.options.writes ? [attachedAndRefused()] : []),
    ...(middle
      ? (["first", "middle"] as const).map(
          (place): Line => [
            `a wrong number in the ${place} place of three`,
            create(choices.plain, [A, B, C], atPlace(middle, [subject.numbersField], place)),
            proves("invalid-creates-nothing", valid(A, B)),
          ],
        )
      : []),
    ...body.map((mutation): Line => [mutation.label, create(choices.plain, [A], mutation), proves("body", valid(A))]),
    ...(["text/plain", false] as const).map(
      (mediaType): Line => [
        `a valid body sent ${mediaType ? `as ${mediaType}` : "without a Content-Type"}`,
        { ...valid(A), mediaType, proves: "content-type" },
      ],
    ),
    [
      "a create without a token, then the same with one",
      withToken("none", proves("auth", valid(A))),
      proves("auth", valid(A)),
    ],
    ["a get without a token", withToken("none", get(A, "auth"))],
    ["a list without a token", withToken("none", list(undefined, "auth", { search: false }))],
    // Where the user's token is not a JWT, the server may take any.
    ...(subject.options.token.split(".").length === 3
      ? [["a list with an expired token", withToken("expired", list(undefined, "auth", { search: false }))] as Line]
      : []),
    [
      "a number that is got, detached and released without a token",
      valid(A),
      get(A, "get-created"),
      withToken("none", get(A, "auth")),
      withToken("none", detach(A, "auth")),
      withToken("none", release(A, "auth")),
      get(A, "auth"),
    ],
    ...companionRefusals(subject, choices.plain),
  ]);

  function attachedAndRefused(): Line {
    return [
      "refused bodies of attached numbers, which stay attached",
      valid(A, B),
      get(A, "invalid-creates-nothing"),
      ...guarantees.flatMap((guarantee) => {
        const mutation = few.find((each) => each.guarantee === guarantee && !each.assumed);
        return mutation ? [create(choices.plain, [A, B], mutation)] : [];
      }),
      withToken("none", proves("auth", valid(A, B))),
      get(A, "invalid-creates-nothing"),
      get(B, "invalid-creates-nothing"),
      proves("already-attached", valid(A, B)),
    ];
  }

  function sent(mutation: Mutation, index: number): Create {
    const modes = choices.modes();
    const row = modes[index % modes.length] ?? choices.plain;
    return create(row, mutation.at ? indices((index % 3) + 1) : [A, B].slice(0, (index % 2) + 1), mutation);
  }
}

/** Requests to the companions that are refused for what they are. */
function companionRefusals(subject: Subject, plain: Row): Line[] {
  const { detach: operation, get: getting } = subject.companions;
  const few = detachMutations(subject, operation);
  return [
    ...groups(few).map(
      (some): Line => [
        "a number that is named by detaches that break a rule: it stays attached",
        create(plain, [A]),
        ...some.map((mutation) => ({ ...detach(A, mutation.guarantee), mutation })),
        get(A, some[0]?.guarantee ?? ""),
      ],
    ),
    ...(getting ? oddNumbers(subject, getting) : []).map(
      (mutation): Line => [`get a number ${mutation.label}`, { ...get(A, "get-unknown"), mutation }],
    ),
    ...oddIds.map(
      (mutation): Line => [`release an id ${mutation.label}`, { ...release(undefined, mutation.guarantee), mutation }],
    ),
  ];
}

/** The fields of a detach are guaranteed under names of their own. */
function detachMutations(subject: Subject, operation: Operation | undefined): Mutation[] {
  if (!operation || !hasBody(operation)) return [];
  const schema = resolved(subject.document, operation.requestBody.schema);
  const few = fewOfEachRule(mutationsOf({ ...subject.context, examples: [] }, schema)).map((mutation) => ({
    ...mutation,
    guarantee: companionField(operation, mutation),
  }));
  const [first] = few;
  return first
    ? [...few, ...malformedBodies(subject.create, first.guarantee).filter(({ isCurated }) => isCurated)]
    : [];
}

function behaviour(subject: Subject, { choices }: Space): TestCase[] {
  const modes = choices.modes();
  const given = choices.modes({ given: true });
  const other = (row: Row) => given.find((mode) => mode !== row) ?? row;
  const several = [A, B, C].slice(0, subject.mostNumbers);
  const words = (row: Row) => choices.describeMode(row);
  const pairsOf = (row: Row) => (choices.isShared(row) === false ? "own-pairs" : "shared-pair");
  const rows = subject.settings.flatMap((path) => choices.rowsOf(path.join(".")));
  const settings = rows.filter((row, index) => rows.findIndex((other) => `${other}` === `${row}`) === index);
  return cases([
    ...given.map(
      (row): Line => [
        `a number created with ${words(row)} and created again`,
        created(row, A),
        get(A, "get-created"),
        proves("already-attached", create(row, [A])),
        proves("already-attached", create(other(row), [A])),
      ],
    ),
    ...given.map(
      (row): Line => [
        `an attached number in lists of others, with ${words(row)}`,
        created(row, A),
        ...[[A, B], [C, A], [D, A, E].slice(0, subject.mostNumbers)].map((numbers) =>
          proves("atomic", create(row, numbers)),
        ),
        proves("atomic", create(other(row), [F, A])),
        ...[B, C, D].map((number) => get(number, "atomic")),
        ...[[B], [C], [D, E], [F]].map((numbers) => proves("atomic", create(row, numbers))),
      ],
    ),
    ...modes.map(
      (row): Line => [
        `several numbers with ${words(row)}: each is attached`,
        created(row, ...several),
        ...several.map((number) => get(number, "whole")),
        ...several.map((number) => proves("whole", create(row, [number]))),
      ],
    ),
    ...modes.map(
      (row): Line => [
        `several numbers with ${words(row)}, got and listed`,
        { ...created(row, ...several), hasOwnName: true },
        ...several.map((number) => get(number, pairsOf(row))),
        list(A, "label-all", { search: "name" }),
      ],
    ),
    ...settings.map(
      (row): Line => [`a number with ${choices.describeAll(row)}`, created(row, A), get(A, "configured")],
    ),
    ...choices
      .rowsOf("mediaEncryption")
      .map((row): Line => [`a number with ${choices.describeAll(row)}`, created(row, A), get(A, "encryption-both")]),
    ...given.map(
      (row): Line => [
        `the life of a number, with ${words(row)}`,
        created(row, A),
        get(A, "inbound-bare"),
        list(A, "list-created"),
        detach(A, "detach-answer"),
        get(A, "detach-frees"),
        list(A, "list-detached"),
        detach(A, "detach-twice"),
        proves("reuse", create(row, [A])),
        get(A, "reuse"),
      ],
    ),
    ...given.map(
      (row): Line => [
        `two numbers that are detached, and created again with ${words(row)}`,
        created(other(row), A, B),
        detach(A, "detach-frees"),
        detach(B, "detach-frees"),
        proves("reuse", create(row, [A, B])),
        ...[A, B].map((number) => get(number, pairsOf(row))),
      ],
    ),
    [
      "a number that is detached beside another",
      created(choices.plain, A, B),
      detach(A, "detach-frees"),
      get(B, "detach-frees"),
    ],
    [
      "a number that is released beside another",
      created(choices.plain, A, B),
      get(A, "get-created"),
      release(A, "release-removes"),
      get(B, "release-removes"),
    ],
    [
      "two numbers that are released one after the other, beside a later one",
      ...[A, B, C].map((number) => created(choices.plain, number)),
      ...[A, B, C].map((number) => get(number, "get-created")),
      release(A, "release-removes"),
      release(B, "release-removes"),
      get(B, "release-removes"),
      get(C, "release-removes"),
    ],
    [
      "a number that is released",
      created(choices.plain, A),
      get(A, "get-created"),
      release(A, "release-removes"),
      get(A, "release-removes"),
    ],
    [
      "a number that is released twice",
      created(choices.plain, A),
      get(A, "get-created"),
      release(A, "release-removes"),
      release(A, "release-twice"),
    ],
    [
      "a number that is released and created again",
      created(choices.plain, A),
      get(A, "get-created"),
      release(A, "release-removes"),
      proves("release-again", create(choices.plain, [A])),
      get(A, "release-again"),
      { ...release(A, "release-twice"), byFormerId: true },
      get(A, "release-twice"),
    ],
    [
      "a number that nobody created",
      get(A, "get-unknown"),
      detach(B, "detach-unknown"),
      release(undefined, "release-unknown"),
    ],
    [
      "two numbers of one name, searched for",
      { ...created(choices.plain, A, B), hasOwnName: true },
      list(A, "list-created"),
      list(B, "search"),
      list(B, "search", { search: "name" }),
      list(B, "search", { search: "pattern" }),
    ],
    [
      "two numbers of one name, page by page",
      { ...created(choices.plain, A, B), hasOwnName: true },
      list(A, "paging", { search: "name", perPage: 2 }),
      list(A, "paging", { search: "name", perPage: 1 }),
      list(A, "paging", { search: "name", perPage: 1, page: 2 }),
      list(undefined, "paging", { search: false }),
      list(undefined, "paging", { search: false, perPage: mostPerPage }),
      list(undefined, "paging", { search: false, perPage: mostPerPage + 1 }),
    ],
  ]);
}

/** Operations on gateways. Only gateways of numbers that the case has created are changed, and only empty ones deleted. */
function gateways(subject: Subject, { choices }: Space): TestCase[] {
  const { context, document, companions, mostNumbers, values } = subject;
  const { update: operation } = companions;
  if (!operation || mostNumbers < 2) return [];
  // A setting that a create leaves out is one that a server may put in by itself.
  const rowOf = (isShared: boolean, ...fields: string[]) => {
    const mode = choices.modes().find((row) => choices.isShared(row) === isShared) ?? choices.plain;
    const given = fields.map((field) => choices.rowsOf(field).at(-1) ?? choices.plain);
    return mode.map((choice, at) => given.find((row) => row[at] !== choices.plain[at])?.[at] ?? choice);
  };
  const shared = rowOf(true, "mediaEncryption");
  const own = rowOf(false, "outbound.auth");
  /** @param from the row of the create that made the gateway */
  const value = (direction: Direction, field: string, from = own) =>
    changedValue(context, operation, choices.body(from), direction, field);
  const update = (guarantee: string, number: number | undefined, direction: Direction, fields: string[], from = own) =>
    proves<GatewayCall>(guarantee, {
      operation: "update",
      number,
      direction,
      changes: Object.fromEntries(fields.map((field) => [field, value(direction, field, from)])),
    });
  const deleted = (guarantee: string, number: number | undefined, direction: Direction, as = direction) =>
    proves<GatewayCall>(guarantee, { operation: deleteOf[as], number, direction });
  const named = (number: number): Create => ({ ...created(choices.plain, number), hasOwnName: true });
  // Beside a field that the gateway takes: a server that stores one after the other shows that one.
  const refused = (direction: Direction) =>
    values.refusedFields[direction].flatMap((field) =>
      withEmpty(value(direction, field)).map((given) => ({
        ...update("update-refused", A, direction, ["sipRegion"]),
        mutation: refusedField(field, direction, given),
      })),
    );
  return cases([
    [
      "an update of a gateway that two numbers share, in each direction",
      created(shared, A, B),
      get(A, "update-changes"),
      get(B, "update-changes"),
      update("update-changes", A, "inbound", ["sipRegion"]),
      get(A, "update-changes"),
      update("update-changes", A, "outbound", ["address", "transport"]),
      get(A, "update-changes"),
      get(B, "update-changes"),
    ],
    [
      "an update of a gateway beside another pair, and of ids that no gateway of the direction has",
      created(own, A, B),
      get(A, "update-changes"),
      get(B, "update-changes"),
      list(A, "update-changes"),
      update("update-changes", A, "outbound", ["name", "mediaEncryption", "sipRegion", "auth"]),
      get(A, "update-changes"),
      get(B, "update-changes"),
      list(A, "update-changes"),
      update("update-unknown", undefined, "outbound", ["sipRegion"]),
      detach(A, "detach-answer"),
      deleted("delete-outbound-unknown", A, "inbound", "outbound"),
      deleted("delete-inbound-unknown", A, "outbound", "inbound"),
      update("delete-outbound-unknown", A, "inbound", ["sipRegion"]),
      update("delete-inbound-unknown", A, "outbound", ["address"]),
      get(B, "update-unknown"),
    ],
    [
      "updates of one setting each, of gateways that have them all",
      created(choices.richest, A),
      get(A, "update-changes"),
      ...directions.flatMap((direction) =>
        takenFieldsOf(document, operation, values.refusedFields[direction]).flatMap((field) => [
          update("update-changes", A, direction, [field], choices.richest),
          get(A, "update-changes"),
        ]),
      ),
    ],
    [
      "updates with a field that the gateway does not take: nothing changes",
      created(choices.plain, A),
      get(A, "update-refused"),
      ...refused("inbound"),
      get(A, "update-refused"),
      ...refused("outbound"),
      get(A, "update-refused"),
      withToken("none", update("auth", A, "outbound", ["sipRegion"])),
      get(A, "auth"),
    ],
    [
      "gateways that are left empty and deleted: they do not come back",
      created(choices.plain, A),
      get(A, "gateway-stays"),
      detach(A, "gateway-stays"),
      update("gateway-stays", A, "inbound", ["sipRegion"]),
      update("gateway-stays", A, "outbound", ["sipRegion"]),
      withToken("none", deleted("auth", A, "inbound")),
      withToken("none", deleted("auth", A, "outbound")),
      deleted("delete-inbound", A, "inbound"),
      deleted("delete-outbound", A, "outbound"),
      update("update-unknown", A, "outbound", ["sipRegion"]),
      proves("delete-inbound", create(choices.plain, [A])),
      get(A, "delete-inbound"),
      list(A, "delete-outbound"),
    ],
    [
      "gateways that are deleted beside others that look the same, and created again as they were",
      named(A),
      named(B),
      get(A, "delete-inbound"),
      get(B, "delete-inbound"),
      detach(A, "gateway-stays"),
      deleted("delete-inbound", A, "inbound"),
      get(B, "delete-inbound"),
      deleted("delete-outbound", A, "outbound"),
      get(B, "delete-outbound"),
      named(A),
      get(A, "delete-outbound"),
    ],
    [
      "two updates of one gateway at once, of a setting each",
      created(choices.plain, A),
      get(A, "update-changes"),
      ["address", "transport"].map((field) => update("update-changes", A, "outbound", [field], choices.plain)),
      get(A, "update-changes"),
    ],
  ]);
}

/** The value, and the one of its type that a server may take for none. */
function withEmpty(value: unknown): unknown[] {
  if (value === true) return [true, false];
  return Array.isArray(value) ? [value, []] : [value];
}

function refusedField(field: string, direction: Direction, value: unknown): Mutation {
  const isEmpty = value === false || (Array.isArray(value) && value.length === 0);
  const label = `${field} ${isEmpty ? `${JSON.stringify(value)} ` : ""}for an ${direction} gateway`;
  return {
    guarantee: "update-refused",
    field,
    rule: "x-refused-fields",
    label,
    kin: label,
    likely: true,
    isSafe: false,
    apply: (changes) => ({ ...changes, [field]: value }),
  };
}

function races({ choices }: Space): TestCase[] {
  const all = indices(racers);
  return cases([
    ...choices
      .modes({ given: true })
      .map(
        (row): Line => [
          `${racers} requests for one number at once, with ${choices.describeMode(row)}`,
          all.map(() => proves("conflict", create(row, [A]))),
          proves("conflict", create(row, [A])),
          get(A, "conflict"),
        ],
      ),
    [
      `${racers} requests at once for one number that is known, but detached`,
      created(choices.plain, A),
      detach(A),
      all.map(() => proves("conflict", create(choices.plain, [A]))),
      proves("conflict", create(choices.plain, [A])),
      get(A, "conflict"),
    ],
    [
      `${racers} requests at once that share one of their two numbers`,
      all.map((own) => proves("conflict", create(choices.plain, own % 2 ? [own + 1, A] : [A, own + 1]))),
      ...all.map((own) => proves("conflict", create(choices.plain, [own + 1]))),
    ],
  ]);
}

/** Operations that the check has no other cases for: those that only read are sent as the document shows them. */
function otherOperations(subject: Subject): TestCase[] {
  return cases(
    subject.others
      .filter(
        ({ method, parameters }) =>
          method === "GET" && parameters.every(({ required, example }) => !required || example !== undefined),
      )
      .map(
        ({ operationId, method, path }): Line => [
          `${method} ${path}`,
          { operation: "other", operationId, proves: operationId },
        ],
      ),
  );
}

/** Without writes, only reads, and requests that no server can take for ones to carry out. */
function allowed(subject: Subject, cases: TestCase[]): TestCase[] {
  if (subject.options.writes) return cases;
  return cases.flatMap((testCase) => {
    const calls = testCase.rounds.flat();
    // A lookup of a number that is not created says nothing.
    const needsState = !calls.every(isSafe);
    const rounds = testCase.rounds.filter((round) =>
      round.every((call) => isSafe(call) && (!needsState || isRefused(call))),
    );
    return rounds.length > 0 ? [{ ...testCase, rounds }] : [];
  });
}

function isSafe(call: Call): boolean {
  if (call.operation === "wait" || call.operation === "other") return true;
  const { mutation } = call;
  if (call.operation === "detach" || call.operation === "release" || isOnGateway(call)) return false;
  if (mutation) return mutation.isSafe ?? !mutation.assumed;
  return call.operation === "get" || call.operation === "list";
}

function proves<C extends Call>(guarantee: string, call: C): C {
  return { ...call, proves: guarantee };
}

function created(row: Row, ...numbers: number[]): Create {
  return proves("created", create(row, numbers));
}

/** As many as one case sends one after the other. */
function groups(mutations: Mutation[]): Mutation[][] {
  return chunked(mutations, 12);
}

function cases(lines: Line[]): TestCase[] {
  return lines.map(([name, ...rounds]) => {
    const calls = rounds.map((round) => [round].flat());
    const most = Math.max(-1, ...calls.flat().flatMap(numbersOf));
    return { name, numbers: indices(most + 1).map(() => fictional), rounds: calls };
  });
}
