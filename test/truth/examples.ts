/** Where an example is not what its page shows, or contradicts what the document says. */
import { isDeepStrictEqual } from "node:util";
import { type MediaType, operations } from "../../scripts/document/operations.js";
import { resolve } from "../../scripts/document/resolve.js";
import type { OpenApiDocument, Reason, Schema } from "../../scripts/document/types.js";
import { companionSample, createSample } from "./tables.js";

// biome-ignore lint/suspicious/noExplicitAny: an example may be anything.
type Value = any;

export function exampleProblems(document: OpenApiDocument): string[] {
  const found = operations(document).flatMap(({ requestBody, responses }) => [
    ...(requestBody ? requestProblems(document, requestBody) : []),
    ...Object.values(responses).flatMap(({ content, reasons }) =>
      Object.entries(content?.examples ?? {}).flatMap(([name, value]) => [
        ...reasonProblems(name, value, reasons),
        ...gatewayProblems(name, value),
        ...pageProblems(name, value),
      ]),
    ),
  ]);
  return [...sampleProblems(document), ...new Set(found)];
}

/** The examples that quote a page are what the page shows. */
function sampleProblems(document: OpenApiDocument): string[] {
  const { request, answer } = createSample();
  const samples: [name: string, value: unknown][] = [
    ["SharedPair", request],
    ["Created", answer],
    ["DetachedOnPage", companionSample("## `POST /v2/sip/phone-numbers/detach`")],
    ["ReleasedOnPage", companionSample("## `POST /v2/sip/phone-numbers/{phoneNumberId}/release`")],
    ["Deleted", companionSample("## `DELETE /v2/sip/inbound-gateways/{gatewayId}`")],
  ];
  return samples
    .filter(([name, value]) => !isDeepStrictEqual(exampleValue(document, name), value))
    .map(([name]) => `The example ${name} is not what the page shows`);
}

function exampleValue(document: OpenApiDocument, example: string): unknown {
  const reference = document.components?.examples?.[example];
  return reference && resolve(document, reference).value;
}

/** The examples of a request are what they are called. */
function requestProblems(document: OpenApiDocument, { schema, examples }: MediaType): string[] {
  const { sharedPair, ownPairs, created: smallest, everySetting } = examples as Record<string, Value>;
  const fields = Object.keys(resolve<Schema>(document, schema).properties ?? {});
  const problems: [wrong: boolean, problem: string][] = [
    [sharedPair && sharedPair.isShared !== true, "sharedPair shares none"],
    [ownPairs && ownPairs.isShared !== false, "ownPairs shares one"],
    [ownPairs && ownPairs.mediaEncryption !== "enable", "ownPairs is not encrypted, as it says"],
    [
      smallest && !holdsOnlyRequired(document, schema, smallest),
      "created, the smallest request, holds what may be left out",
    ],
    [everySetting && fields.some((field) => !(field in everySetting)), "everySetting lacks a setting"],
  ];
  return problems.flatMap(([wrong, problem]) => (wrong ? [`The example ${problem}`] : []));
}

function holdsOnlyRequired(document: OpenApiDocument, reference: Schema, value: Value): boolean {
  const { required = [], properties = {} } = resolve(document, reference) as Schema;
  return Object.entries(properties).every(
    ([name, field]) =>
      value[name] === undefined ||
      (required.includes(name) && holdsOnlyRequired(document, field as Schema, value[name])),
  );
}

/** The message of a refusal tells the reason that the example is named after. */
function reasonProblems(name: string, { message }: Value, reasons: Reason[]): string[] {
  if (!reasons.some(({ kind }) => kind === name)) return [];
  const told = reasons.find((reason) => new RegExp(reason.message ?? "", "i").test(message));
  return told?.kind === name ? [] : [`The example ${name} is read as ${told?.kind}`];
}

/** A gateway carries the number that it is shown with; an inbound one is bare, as is guaranteed. */
function gatewayProblems(example: string, value: Value): string[] {
  if (Array.isArray(value?.data)) return value.data.flatMap((entry: Value) => gatewayProblems(example, entry));
  const { phoneNumber, inbound, outbound } = value;
  const problems: [wrong: boolean, problem: string][] = [
    [inbound?.address !== undefined && inbound.address !== null, "an inbound gateway with an address"],
    [Object.keys(inbound?.auth ?? {}).length > 0, "an inbound gateway with credentials"],
    [outbound?.address === null, "an outbound gateway without an address"],
    [!inbound !== !outbound, "a number with one gateway alone"],
    [
      [inbound, outbound].some((gateway) => gateway?.numbers && !gateway.numbers.includes(phoneNumber?.e164)),
      "a gateway without the number",
    ],
  ];
  return problems.flatMap(([wrong, problem]) => (wrong ? [`The example ${example} shows ${problem}`] : []));
}

/** A page holds the numbers that it counts. */
function pageProblems(example: string, { data, pageInfo }: Value): string[] {
  if (!pageInfo) return [];
  const { currentPage, perPage, lastPage, total } = pageInfo;
  const fits =
    currentPage >= 1 &&
    currentPage <= lastPage &&
    lastPage === Math.ceil(total / perPage) &&
    data.length === Math.min(perPage, total - (currentPage - 1) * perPage);
  return fits ? [] : [`The example ${example} counts other numbers than it holds`];
}
