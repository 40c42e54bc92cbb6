/** For each guarantee that the check asks for, a server that breaks it: found by the curated cases alone, blamed alone, reproduced. */
import { expect, test } from "vitest";
import { listGuarantees } from "../../../scripts/check/list-guarantees.js";
import { document } from "../../../scripts/document/document.js";
import { lastBodyIn, pasted, statusesIn } from "../report/pasted.js";
import { brokenServerFor, type OneFault } from "./one-for-each.js";
import { startRuleServer } from "./rule-server.js";
import { tryCheck } from "./try-check.js";

const guarantees = listGuarantees(document).filter(({ requests, seenIn }) => requests.length + seenIn.length > 0);

async function tried({ breakRule }: OneFault) {
  const server = await startRuleServer(breakRule);
  return tryCheck(server.url).finally(() => server.close());
}

test.concurrent.each(guarantees.map(({ id, documented }) => [id, documented]))(
  "a server that breaks %s is found, nothing else is blamed, and what is pasted shows it again",
  async (id, documented) => {
    const fault = brokenServerFor(id);
    if (!fault) throw new Error(`No server breaks ${id}: give the guarantee one in one-for-each.ts`);
    const { ids, result } = await tried(fault);
    // A guarantee may be otherwise than assumed because the broken one hides it: then nothing was found of it.
    const blamed = result.guarantees.filter(({ findings }) => findings.length > 0).map((guarantee) => guarantee.id);
    expect({ server: fault.name, blamed }).toEqual({ server: fault.name, blamed: [id] });
    // Without a source, a guarantee is only assumed.
    if (!documented) expect(ids.broken).toEqual([]);

    const shown = await pasted(result, fault.breakRule);
    expect(shown.length).toBeGreaterThan(0);
    for (const { finding, output } of shown) {
      const where = `${finding.request}\n${finding.curl}\n${output}`;
      if (finding.curl.split("\n").at(-1)?.includes("--parallel")) {
        // The winner of a race is random. A wrong response to it, or more than one winner, is not.
        const wrong = statusesIn(output).filter((status) => status === finding.answer.slice(0, 3));
        expect(wrong.length, where).toBeGreaterThan(finding.actual.startsWith("success for") ? 1 : 0);
        continue;
      }
      expect(statusesIn(output).at(-1), where).toBe(finding.answer.slice(0, 3));
      if (!isList(finding.curl)) {
        const shown = plain(bodyOf(finding.answer));
        expect(plain(lastBodyIn(output)).slice(0, shown.length), where).toBe(shown);
      }
    }
  },
);

/** How many other numbers a list holds is another matter in each run. */
function isList(curl: string): boolean {
  return /phone-numbers(\?\S*)?'?$/.test(
    curl
      .split("\n")
      .at(-1)
      ?.split(" ")
      .find((word) => word.includes("http")) ?? "",
  );
}

/** As much of it as the report shows; what is cut in an id or a date is left out. */
function bodyOf(answer: string): string {
  const body = answer.split("\n").slice(1).join("\n");
  const cut = body.lastIndexOf("… (");
  return cut < 0 ? body : body.slice(0, body.lastIndexOf('"', cut));
}

/** The body without what the server makes up for each number and each gateway. */
function plain(body: string): string {
  return body.replaceAll(/(pn|gw)_[0-9a-f-]{36}/g, "$1_id").replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a date");
}
