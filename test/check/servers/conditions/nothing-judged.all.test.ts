/** All guarantees, and all answers that judge nothing: none is kept whose requests got one. */
import { expect, test } from "vitest";
import { listGuarantees } from "../../../../scripts/check/list-guarantees.js";
import { document } from "../../../../scripts/document/document.js";
import { from, judgingNothing } from "./conditions.js";
import { tryBehind } from "./try-behind.js";

/** The list and the refusals that open a run. What comes after them is about the guarantee. */
const opening = 4;

const guarantees = listGuarantees(document).filter(({ requests }) => requests.length > 0);
const answers = Object.entries(judgingNothing);

test("there are guarantees and answers to try", () => {
  expect(guarantees.length).toBeGreaterThan(35);
  expect(answers.length).toBeGreaterThan(7);
});

test.concurrent.each(guarantees.flatMap(({ id }) => answers.map(([answer, fate]) => [id, answer, fate] as const)))(
  "%s is not kept where every request about it gets %s",
  { timeout: 120_000 },
  async (id, _, fate) => {
    const { ids, report } = await tryBehind(from(opening + 1, fate), { only: [id] });
    expect({ kept: ids.kept, broken: ids.broken, verdict: report.verdict }).toEqual({
      kept: [],
      broken: [],
      verdict: "incomplete",
    });
  },
);
