import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { type Operation, operations } from "../../scripts/document/operations.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { documentValues } from "../../scripts/model/document-values.js";

/** The document with a change, and what the model goes by then. */
function read(
  change: (copy: OpenApiDocument) => void = () => {},
  changeOperations: (all: Operation[]) => void = () => {},
) {
  const copy = structuredClone(document);
  change(copy);
  const all = structuredClone(operations(copy));
  changeOperations(all);
  return documentValues(copy, all);
}

/** The parts of the document that the changes need. */
interface Changeable {
  components: { schemas: { CreatePhoneNumbersRequest: { properties?: Record<string, { default?: unknown }> } } };
}
const body = (copy: OpenApiDocument) => (copy as unknown as Changeable).components.schemas.CreatePhoneNumbersRequest;
const fields = (copy: OpenApiDocument) => body(copy).properties ?? {};
const operation = (all: Operation[], id: string) => all.find(({ operationId }) => operationId === id) as Operation;
const found = (all: Operation[]) =>
  operation(all, "getPhoneNumber").responses[200]?.content?.examples.found as { phoneNumber: Record<string, unknown> };

test("a pair is shared by default as the document says", () => {
  const isShared = (value: unknown) =>
    read((copy) => {
      fields(copy).isShared = { default: value };
    }).sharedByDefault;
  expect([read().sharedByDefault, isShared(true), isShared(false), isShared(undefined)]).toEqual([
    ...[true, true, false, false],
  ]);
});

test("a document without isShared, or without fields at all, shares no pair by default", () => {
  const without = read((copy) => {
    delete fields(copy).isShared;
  });
  const fieldless = read((copy) => {
    delete body(copy).properties;
  });
  expect([without.sharedByDefault, fieldless.sharedByDefault]).toEqual([false, false]);
});

test("a page holds as many numbers as the default of perPage", () => {
  expect(read().perPage).toBe(20);
  const seven = read(undefined, (all) => {
    for (const { name, schema } of operation(all, "listPhoneNumbers").parameters) {
      schema.default = name === "perPage" ? 7 : 3;
    }
  });
  expect(seven.perPage).toBe(7);
});

test("every record has the common fields of the example, and no others", () => {
  const { provider, origin, status } = found(operations(document)).phoneNumber;
  expect(read().record).toEqual({ provider, origin, status });
  const bare = read(undefined, (all) => {
    found(all).phoneNumber = { phoneNumberId: "pn", status: "ACTIVE" };
  });
  expect(bare.record).toEqual({ status: "ACTIVE" });
  const others = read(undefined, (all) => {
    found(all).phoneNumber = { provider: "a", origin: "b" };
  });
  expect(others.record).toEqual({ provider: "a", origin: "b" });
});

test.each<[string, (all: Operation[]) => void, string]>([
  [
    "a body of the create",
    (all) => {
      operation(all, "createPhoneNumbers").requestBody = undefined;
    },
    "createPhoneNumbers has no request body",
  ],
  [
    "a default for perPage",
    (all) => {
      operation(all, "listPhoneNumbers").parameters = [];
    },
    "listPhoneNumbers has no default for perPage",
  ],
  [
    "fields that an update of the other direction refuses",
    (all) => {
      operation(all, "updatePhoneNumberGateway").requestBody = undefined;
    },
    "The request body of updatePhoneNumberGateway has no x-refused-fields",
  ],
  [
    "an example of a number",
    (all) => {
      for (const { content } of Object.values(operation(all, "getPhoneNumber").responses)) {
        if (content) content.examples = {};
      }
      operation(all, "getPhoneNumber").responses[204] = { content: undefined } as Operation["responses"][string];
    },
    "getPhoneNumber has no example named found",
  ],
])("a document without %s is refused, and says so", (_, change, message) => {
  expect(() => read(undefined, change)).toThrow(message);
});
