/** Each kind of growth by itself; and no rule of a new field passes unnoticed. */
import { expect, test } from "vitest";
import { checkKeeper, checkStranger, everyField, growths, notKept } from "./grown-document.js";

test.each(Object.entries(growths))(
  "a server that keeps a document with %s keeps every guarantee",
  async (_, growth) => {
    expect(notKept(await checkKeeper(growth, 400))).toEqual([]);
  },
);

test("a server that knows nothing of the new fields breaks the guarantee of each", async () => {
  const { guarantees } = await checkStranger(everyField, 0);
  const broken = guarantees.filter(({ status }) => status === "broken").map(({ id }) => id.split(".")[0]);
  // Anything at all may stand in this one.
  const ruled = Object.keys({ ...everyField.fields, ...everyField.required }).filter((field) => field !== "extra");
  expect(ruled.filter((field) => !broken.includes(field))).toEqual([]);
});
