import { expect, test } from "vitest";
import { source } from "../truth/source.js";
import { mutateDocument } from "./document.js";

test("every change of a rule, guarantee, mark or quoted example of the document is noticed", () => {
  const { killed, survivors } = mutateDocument(source);
  expect(survivors).toEqual([]);
  expect(killed).toBeGreaterThan(3000);
});
