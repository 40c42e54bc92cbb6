/** A test case in words, for a report. */
import {
  type Call,
  type Companion,
  type Create,
  type GatewayCall,
  isOnGateway,
  isValidCreate,
  type ListQuery,
  type NumberKind,
  type TestCase,
  type WrongToken,
} from "./test-case.js";
import type { Choices } from "./values/choices.js";

/** For example `create A, B (outbound.transport "tls"), then create A`. */
export function describeCase({ numbers, rounds }: TestCase, choices: Choices): string {
  const described = rounds.map((calls) => describeRound(calls, choices)).join(", then ");
  const kinds = numbers.flatMap((kind, index) =>
    kind.kind === "fictional" ? [] : [`${letter(index)} ${describeNumber(kind)}`],
  );
  return kinds.length > 0 ? `${described}, where ${kinds.join(" and ")}` : described;
}

function describeNumber(kind: Exclude<NumberKind, { kind: "fictional" }>): string {
  if (kind.kind === "longest") return "has 15 digits";
  if (kind.kind === "ending") return `ends in ${kind.digit}`;
  return kind.kind === "like" ? `is ${letter(kind.number)} but for ${kind.apartFrom}` : "is of another country";
}

function describeRound(calls: Call[], choices: Choices): string {
  const [first] = calls;
  if (calls.length === 1 && first) return describeCall(first, choices);
  return `at the same time: ${calls.map((call) => describeCall(call, choices)).join("; ")}`;
}

export function describeCall(call: Call, choices: Choices): string {
  if (isOnGateway(call)) return describeOnGateway(call);
  switch (call.operation) {
    case "wait":
      return `wait ${call.milliseconds / 1000} s`;
    case "other":
      return call.operationId;
    case "create":
      return describeCreate(call, choices);
    default:
      return describeCompanion(call);
  }
}

function describeCreate(call: Create, choices: Choices): string {
  const { row, numbers, mutation, token, mediaType, after } = call;
  const details = [
    ...(mutation ? [mutation.label] : []),
    ...(token ? [tokenInWords(token)] : []),
    ...(mediaType === undefined ? [] : [mediaType ? `as ${mediaType}` : "no Content-Type"]),
    ...choices.special(row),
    ...(after ? [`${after} ms later`] : []),
  ];
  const verb = isValidCreate(call) ? "create" : "try to create";
  return `${verb} ${numbers.map(letter).join(", ")}${inBrackets(details)}`;
}

function describeCompanion({ operation, number, query, byFormerId, mutation, token }: Companion): string {
  const { search, ...page } = query ?? {};
  const details = [
    ...(mutation ? [mutation.label] : []),
    ...(token ? [tokenInWords(token)] : []),
    ...(byFormerId ? ["the id that it had before"] : []),
    ...Object.entries(page).map(([name, value]) => `${name} ${value}`),
  ];
  const object = operation === "list" ? listedInWords(number, search) : numberInWords(number);
  return `${operation} ${object}${inBrackets(details)}`;
}

function numberInWords(number: number | undefined): string {
  return number === undefined ? "an id that was never given" : letter(number);
}

function listedInWords(number: number | undefined, search: ListQuery["search"]): string {
  if (number === undefined || search === false) return "the numbers";
  if (search === "name") return `the name of ${letter(number)}`;
  return search === "pattern" ? `${letter(number)} with a dot for a digit` : letter(number);
}

function describeOnGateway({ operation, number, direction, changes, mutation }: GatewayCall): string {
  const verb = { update: "update", deleteInbound: "delete as inbound", deleteOutbound: "delete as outbound" }[
    operation
  ];
  const object = number === undefined ? "an id that was never given" : `the ${direction} gateway of ${letter(number)}`;
  return `${verb} ${object}${inBrackets([...Object.keys(changes ?? {}), ...(mutation ? [mutation.label] : [])])}`;
}

function inBrackets(details: string[]): string {
  return details.length > 0 ? ` (${details.join(", ")})` : "";
}

export function tokenInWords(token: WrongToken): string {
  return { none: "no token", empty: "an empty token", expired: "an expired token of another secret" }[token];
}

/** Numbers go by letters: A, B and so on. */
function letter(number: number): string {
  return number < 26 ? String.fromCharCode(65 + number) : `number ${number + 1}`;
}
