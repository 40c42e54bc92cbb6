/** The document's request types beside those of the provider's Node SDK: a new version of either that differs is noticed. */
import { resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { resolutions, strict } from "../client/compile.js";

const source = `
import type { VideoSDK } from "@videosdk.live/server-sdk";
import type { VideosdkClient } from "../../generated/client.js";

type Numbers = VideoSDK["sip"]["phoneNumbers"];
interface Sdk {
  create: Parameters<Numbers["create"]>[0];
  list: NonNullable<Parameters<Numbers["list"]>[0]>;
  get: Parameters<Numbers["get"]>[0];
  detach: Parameters<Numbers["detach"]>[0];
  update: Parameters<Numbers["updateGateway"]>[1];
}
interface Ours {
  create: Parameters<VideosdkClient["createPhoneNumbers"]>[0];
  list: NonNullable<Parameters<VideosdkClient["listPhoneNumbers"]>[0]>;
  get: Parameters<VideosdkClient["getPhoneNumber"]>[0];
  detach: Parameters<VideosdkClient["detachPhoneNumber"]>[0];
  update: Parameters<VideosdkClient["updatePhoneNumberGateway"]>[1];
}
`;

/** Where the two differ, and the document stays as it is. */
const known = [
  "create.outbound.transport: required in the document, optional in the SDK", // The page lists it among the required fields.
  "list.cursor: not in the document, optional in the SDK", // The SDK turns it into `page` and `perPage`.
];

const { Ours, Sdk } = fieldsOfBoth();

test("a request field differs from the Node SDK's only where that is known", () => {
  // The page has what is new before the SDK has it: an optional field, with all that is in it, or a value.
  const added = [...Ours].flatMap(([path, { presence }]) => (presence === "optional" && !Sdk.has(path) ? [path] : []));
  const isNew = (path: string) =>
    added.some((start) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`));
  const paths = [...new Set([...Ours.keys(), ...Sdk.keys()])].filter((path) => !isNew(path));
  const differences = paths.flatMap((path) => {
    const [ours, sdk] = [Ours.get(path), Sdk.get(path)];
    return ["presence", "type"].flatMap((aspect) => {
      const [one, other] = [ours, sdk].map((field) => field?.[aspect as keyof Field]);
      const isTold = aspect === "type" ? !ours || !sdk || hasValues(ours, sdk) : one === other;
      return isTold ? [] : [`${path}: ${one ?? "not"} in the document, ${other ?? "not"} in the SDK`];
    });
  });
  const remedy =
    "The Node SDK and the document differ otherwise than is known. Read VideoSDK's page: correct the document, or list the difference here.";
  expect(differences.toSorted(), remedy).toEqual(known.toSorted());
});

interface Field {
  presence: "required" | "optional";
  type: string;
}

/** Whether a type has all that the other one has. */
function hasValues({ type }: Field, other: Field): boolean {
  const values = type.split(" | ");
  return other.type.split(" | ").every((value) => values.includes(value));
}

/** The fields of both interfaces of the source, by path. */
function fieldsOfBoth(): Record<"Ours" | "Sdk", Map<string, Field>> {
  const name = resolve("test/mock/both-types.ts");
  const options = { ...strict, ...resolutions.bundler };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, source, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
  const program = ts.createProgram([name], options, host);
  const [fault] = ts.getPreEmitDiagnostics(program);
  if (fault) throw new Error(`The types cannot be read: ${ts.flattenDiagnosticMessageText(fault.messageText, " ")}`);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(name) as ts.SourceFile;
  const named = (wanted: string) => {
    const declaration = file.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === wanted);
    return fieldsOf(checker, checker.getTypeAtLocation(declaration as ts.Node));
  };
  return { Ours: named("Ours"), Sdk: named("Sdk") };
}

function fieldsOf(checker: ts.TypeChecker, type: ts.Type, path = ""): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const property of checker.getPropertiesOfType(type)) {
    const place = path ? `${path}.${property.name}` : property.name;
    const presence = property.flags & ts.SymbolFlags.Optional ? "optional" : "required";
    for (const [name, field] of described(checker, checker.getTypeOfSymbol(property), place, presence)) {
      fields.set(name, field);
    }
  }
  return fields;
}

/** A value and everything in it. An array counts as one value, and its items as another. */
function described(
  checker: ts.TypeChecker,
  given: ts.Type,
  path: string,
  presence: Field["presence"],
): Map<string, Field> {
  const type = checker.getNonNullableType(given);
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return new Map([
      [path, { presence, type: "array" }],
      ...described(checker, item as ts.Type, `${path}[]`, "required"),
    ]);
  }
  const parts = type.isUnion() ? type.types : [type];
  const isObject = parts.every(isObjectType);
  const text = parts.map((part) => checker.typeToString(part)).toSorted();
  return new Map([
    [path, { presence, type: isObject ? "object" : text.join(" | ") }],
    ...(isObject ? fieldsOf(checker, type, path) : []),
  ]);
}

function isObjectType(type: ts.Type): boolean {
  return type.isIntersection() ? type.types.every(isObjectType) : Boolean(type.flags & ts.TypeFlags.Object);
}
