/** After the refused requests of each guarantee: all of their numbers can still be created. */
import type { Run } from "../run/run.js";
import type { RefusedNumbers } from "../run/run-records.js";
import type { Exchange } from "../sending/http.js";
import { createdStep } from "../steps/expect.js";
import { about, type Scenario, type Seen, type Verdict } from "../steps/step.js";

/** @param guarantees that refused requests are about */
export function nothingCreated(run: Run, guarantees: string[]): Scenario[] {
  return guarantees.map((subject) => ({
    numbers: 1,
    once: true,
    build([spare = ""]) {
      const refused = run.refusedNumbers.filter(
        ({ guarantee, numbers }) => guarantee === subject && numbers.length > 0,
      );
      const numbers = [...new Set(refused.flatMap((each) => namedIn(each)))];
      // What a request of these guarantees names is valid but for what is about it.
      const guarantee = ["auth", "content-type"].includes(subject) ? subject : "invalid-creates-nothing";
      const [first = [spare], ...others] = chunked(numbers, run.mostNumbers);
      const step = createdStep(run, {
        guarantee,
        name: `the numbers of the refused requests about ${subject}`,
        request: () => run.createRequest(first),
        because: "the requests that named these numbers were refused, and so created nothing",
      });
      const judge = async (seen: Seen): Promise<Verdict> => {
        const verdict = await step.judge(seen);
        if (seen.outcome !== "refused" || !Array.isArray(verdict)) return verdict;
        const toBlame = await narrowed(run, refused);
        // A limit on the length of a list, on which the page is silent, is no fault.
        if (!toBlame) return [];
        return about(guarantee, verdict).map((judgement) => ({
          ...judgement,
          exchange: toBlame.again,
          reproduction: [[toBlame.refused.exchange], [toBlame.again]],
        }));
      };
      return [
        {
          ...step,
          async judge(seen): Promise<Verdict> {
            if (numbers.length === 0) return { inconclusive: `no request about ${subject} was refused` };
            let verdict = await judge(seen);
            for (const list of others) {
              if (!Array.isArray(verdict) || verdict.length > 0) return verdict;
              const exchange = await run.send(run.createRequest(list));
              verdict = await judge({ ...seen, exchange, outcome: run.outcome(exchange), confirmed: false });
            }
            return verdict;
          },
        },
      ];
    },
  }));
}

function namedIn({ numbers, exchange }: RefusedNumbers): string[] {
  return numbers.filter((number) => exchange.request.body?.includes(number));
}

/** Which of the refused requests created something: each one's numbers are tried by themselves. */
async function narrowed(
  run: Run,
  all: RefusedNumbers[],
): Promise<{ refused: RefusedNumbers; again: Exchange } | undefined> {
  for (const refused of all) {
    for (const numbers of chunked(namedIn(refused), run.mostNumbers)) {
      const again = await run.send(run.createRequest(numbers));
      if (run.outcome(again) === "refused") return { refused, again };
    }
  }
  return undefined;
}

function chunked(numbers: string[], size: number): string[][] {
  const [first] = numbers;
  return first ? [numbers.slice(0, size), ...chunked(numbers.slice(size), size)] : [];
}
