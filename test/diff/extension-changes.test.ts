import { expect, test } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { extensionChanges } from "../../scripts/diff/extension-changes.js";
import { document } from "../../scripts/document/document.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests reach into the document wherever they want to.
type Document = any;

function changes(change: (document: Document) => void): Change[] {
  const revision: Document = structuredClone(document);
  change(revision);
  return extensionChanges(document, revision);
}

const create = ({ paths }: Document) => paths["/v2/sip/phone-numbers"].post;

test("the same document has none", () => {
  expect(changes(() => {})).toEqual([]);
});

test("a promise that is gone takes a major step, a new one a minor and a reworded one a patch", () => {
  expect(
    changes((document) => {
      const promises = create(document)["x-promises"];
      promises.splice(
        promises.findIndex(({ id }: { id: string }) => id === "atomic"),
        1,
      );
    }),
  ).toEqual([{ kind: "removed", what: "promise createPhoneNumbers/atomic", step: "major" }]);
  expect(
    changes((document) => create(document)["x-promises"].push({ id: "new", promise: "New.", assumed: "We." })),
  ).toEqual([{ kind: "added", what: "promise createPhoneNumbers/new", step: "minor" }]);
  expect(
    changes((document) => {
      create(document)["x-promises"][0].promise = "Reworded.";
    }),
  ).toEqual([{ kind: "modified", what: "promise createPhoneNumbers/auth", step: "patch" }]);
});

test("an example takes a patch step, whatever becomes of it, in a request and in an answer", () => {
  expect(
    changes((document) => {
      delete create(document).requestBody.content["application/json"].examples.smallest;
      document.components.examples.Created.value.message = "Reworded.";
      document.components.responses.Conflict.content["application/json"].examples.more = { value: {} };
    }),
  ).toEqual([
    { kind: "removed", what: "example createPhoneNumbers/request/smallest", step: "patch" },
    { kind: "modified", what: "example createPhoneNumbers/200/created", step: "patch" },
    { kind: "added", what: "example createPhoneNumbers/409/more", step: "patch" },
  ]);
});
