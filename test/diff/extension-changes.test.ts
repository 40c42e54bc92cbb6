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

test("an example takes a patch step, whatever becomes of it, in a request and in an answer", () => {
  expect(
    changes((document) => {
      delete create(document).requestBody.content["application/json"].examples.ownPairs;
      document.components.examples.Listed.value.data = [];
      document.components.responses.Conflict.content["application/json"].examples.more = { value: {} };
    }),
  ).toEqual([
    { step: "patch", what: "createPhoneNumbers, request body, example ownPairs: removed" },
    { step: "patch", what: "listPhoneNumbers, response 200, example listed: changed" },
    { step: "patch", what: "createPhoneNumbers, response 409, example more: added" },
  ]);
});
