/** The generator reports documents that the client does not support. */
import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { clientSource } from "../../scripts/generate/client-module.js";

/** The client of the document with a change. */
function changed(change: (text: string) => string): () => string {
  const text = JSON.stringify(document);
  const other = change(text);
  expect(other).not.toBe(text);
  return () => clientSource(JSON.parse(other));
}

test("a body that is not JSON", () => {
  const source = changed((text) => text.replaceAll("application/json", "text/plain"));
  expect(source).toThrow("createPhoneNumbers: the client sends JSON, not text/plain");
});

test("a list in a path", () => {
  const parameter = /("name":"phoneNumber","in":"path".*?"schema":)\{[^}]*\}/;
  const source = changed((text) => text.replace(parameter, '$1{"type":"array"}'));
  expect(source).toThrow("getPhoneNumber: the client puts one value into a path, not the array of phoneNumber");
});

test("a refusal whose reason depends on its message alone", () => {
  const source = changed((text) => text.replace('{"kind":"conflict"', '{"message":"won","kind":"conflict"'));
  expect(source).toThrow("createPhoneNumbers: only the x-reasons for 400 may differ by message, not those for 409");
});
