/** Sentences that more than one report needs. */
import { isThisMachine } from "../sending/target.js";
import type { Report, ReportedFinding, ReportedGuarantee, ReportedHistory } from "./report.js";
import { counted, firstFew } from "./text.js";

/** Findings of one guarantee that say the same, shown once. */
export function groups({ findings }: ReportedGuarantee): { first: ReportedFinding; others: ReportedFinding[] }[] {
  const sameWords = (a: ReportedFinding) => (b: ReportedFinding) =>
    a.expected === b.expected && a.actual === b.actual && a.known === b.known;
  return findings
    .filter((finding, index) => findings.findIndex(sameWords(finding)) === index)
    .map((first) => ({ first, others: findings.filter((other) => other !== first && sameWords(first)(other)) }));
}

/** The command that explains a guarantee. */
export function explainLine({ id }: Pick<ReportedGuarantee, "id">): string {
  return `npx videosdk-sip-contract explain ${id}`;
}

export function headline({ counts, accepted, verdict, url }: Report): string {
  const { kept, broken, "assumed otherwise": otherwise, ...others } = counts;
  const all = verdict === "kept" && broken === 0 && otherwise === 0 && counts["not proven"] + counts["not seen"] === 0;
  const failing = Object.entries({ broken, "assumed otherwise": otherwise });
  const parts = [...Object.entries({ kept }), ...failing, ...Object.entries(others)]
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`);
  const known = accepted > 0 ? ` (${accepted} of these accepted by --known)` : "";
  if (parts.length === 0) return `${url}: could not be checked`;
  return `${url}: ${all ? `every guarantee kept (${parts.join(", ")})` : `${parts.join(", ")}${known}`}`;
}

/** How many requests were sent, and what for. */
export function requestsInWords({ requests, generated: cases, seconds, history }: Report): string {
  if (history) {
    const { exchanges, judged, ignored } = history;
    const others = ignored > 0 ? `; ${counted(ignored)} are not of the API` : "";
    return `${counted(judged)} of ${counted(exchanges)} exchanges judged in ${seconds.toFixed(1)} s${others}.`;
  }
  const { total, curated, generated, cleanUp } = requests;
  const seed = cases ? ` with --seed ${cases.seed}` : "";
  const parts = [
    `${counted(curated)} curated`,
    ...(generated > 0 ? [`${counted(generated)} generated${seed}`] : []),
    ...(cleanUp > 0 ? [`${counted(cleanUp)} to clean up`] : []),
  ];
  return `${counted(total)} requests in ${seconds.toFixed(1)} s: ${parts.join(", ")}.`;
}

/** The parts that the run left out, and why it is incomplete. */
export function remarks({ reason, writes, generated, warnings, guarantees, history }: Report): string[] {
  return [
    ...(reason ? [reason] : []),
    ...(history ? aboutHistory(history) : []),
    ...(generated?.ended ? [`The generated requests ended early, because ${generated.ended}.`] : []),
    ...(writes || guarantees.length === 0
      ? []
      : [
          "Read-only: only reads and requests that the contract says are refused were sent. --allow-writes sends the rest.",
        ]),
    ...warnings,
  ];
}

/** How many numbers of a server on this machine are named for each reason. The JSON report has all of them. */
const mostNamed = 5;

/** Lines about undecided exchanges, requests to other origins, and the caller's mistakes. */
function aboutHistory({ undecided, elsewhere, mistakes, judged }: ReportedHistory): string[] {
  return [
    ...undecided.map(({ reason, count }) => `Undecided: ${counted(count)}, because ${reason}.`),
    ...(judged > 0
      ? elsewhere.map(
          ({ origin, count }) =>
            `Not judged: ${counted(count)} requests to ${origin}. If that is the API, pass --origin ${origin}`,
        )
      : []),
    ...mistakes
      .slice(0, mostNamed)
      .map(
        ({ message, count, first }) =>
          `Your request ${first}${count > 1 ? ` and ${counted(count - 1)} more` : ""}: ${message}.`,
      ),
    ...(mistakes.length > mostNamed
      ? [`And ${counted(mistakes.length - mostNamed)} more faults of your requests.`]
      : []),
  ];
}

/**
 * Lines about numbers that the run left behind. For a server on another machine, each number is named, because somebody has
 * to clean up.
 *
 * @param all names each number, wherever the server is
 */
export function leftBehind({ url, left, kept, gateways, takenBack }: Report, all = false): string[] {
  const elsewhere = URL.canParse(url) && !isThisMachine(url);
  const most = all || elsewhere ? Number.POSITIVE_INFINITY : mostNamed;
  const named = (items: string[]) =>
    `${firstFew(items, most, " ")}${items.length > most ? ": in the JSON report" : ""}`;
  const reasons = [...new Set(left.map(({ reason }) => reason))];
  return [
    ...(elsewhere && takenBack > 0 ? [`Numbers attached and taken back: ${counted(takenBack)}.`] : []),
    ...(kept.length > 0
      ? [`Numbers that --keep left attached (${counted(kept.length)}): ${named(kept.toSorted())}`]
      : []),
    ...reasons.map((reason) => {
      const own = left.filter((each) => each.reason === reason);
      const numbers = own.map(({ number, gateways }) =>
        gateways.length > 0 ? `${number} (gateways ${gateways.join(" ")})` : number,
      );
      return `Numbers that could not be taken back (${counted(own.length)}), because ${reason}: ${named(numbers)}`;
    }),
    ...(elsewhere
      ? [...new Set(gateways.map(({ reason }) => reason))].map((reason) => {
          const own = gateways
            .filter((each) => each.reason === reason)
            .map(({ id, number }) => id ?? `those of ${number}`);
          return `Gateways that could not be deleted (${counted(own.length)}), because ${reason}: ${named(own)}`;
        })
      : []),
  ];
}
