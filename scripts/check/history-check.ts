/** Judges traffic that somebody else sent, exchange by exchange. */
import { document } from "../document/document.js";
import { CannotCheck } from "./cannot-check.js";
import type { CheckResult } from "./check.js";
import type { HistoryOptions, Known } from "./check-options.js";
import { guaranteeIds, runOfNothing } from "./list-guarantees.js";
import type { Discrepancy } from "./oracle/discrepancy.js";
import type { RecordedExchange } from "./recorded/exchange.js";
import { HistoryJudge } from "./recorded/history-judge.js";
import type { Read } from "./recorded/reader.js";
import { secretsIn } from "./recorded/recorded-secrets.js";
import { historyResults, inWords, whyOpen } from "./recorded/results.js";
import type { Found } from "./recorded/tally.js";
import { timelineOf } from "./recorded/timeline.js";
import { checkedKnown } from "./report/known.js";
import { makeReport } from "./report/make-report.js";
import { type Redact, redaction } from "./report/redact.js";
import type { Report } from "./report/report.js";
import { masking } from "./report/run-secrets.js";
import type { Run } from "./run/run.js";
import type { Exchange } from "./sending/http.js";
import { parseUrl } from "./sending/target.js";
import { unknownGuarantee } from "./suggest-names.js";

/** A pseudo-guarantee for `require`: every request of the caller's own is valid. */
export const validRequests = "valid-requests";

/** One exchange shows this of one guarantee. */
export interface ExchangeVerdict {
  /** The place of the exchange in the history, from 1. */
  place: number;
  guarantee: string;
  status: "kept" | "undecided" | Discrepancy["level"];
  because?: string;
}

/** Judges exchanges one after the other, in the order in which they were sent. */
export class HistoryCheck {
  readonly #options: HistoryOptions;
  readonly #known: Known[];
  readonly #run: Run;
  readonly #judge: HistoryJudge;
  #count = 0;
  #told = 0;
  #origin: string | undefined;
  #seconds = 0;

  /**
   * @param options `hasSecrets`: a header that is not there was not sent. `wholeSince`: since when no request of these clients
   * is missing
   */
  constructor({ hasSecrets, wholeSince, ...options }: HistoryOptions & { hasSecrets: boolean; wholeSince?: number }) {
    this.#options = options;
    this.#known = checkOptions(options);
    this.#run = runOfNothing(document);
    const { origins = [], oneAccount: isOneAccount = false, otherClients: hasOtherClients = true } = options;
    const reading = { origins: origins.map(parseUrl), hasSecrets, isOneAccount };
    this.#judge = new HistoryJudge(this.#run, { ...reading, hasOtherClients, wholeSince });
  }

  /** @returns what it is by the document; undefined where it is not of the API */
  add(exchange: RecordedExchange): Read | undefined {
    const started = performance.now();
    this.#count++;
    this.#judge.settle(exchange.started);
    const read = this.#judge.add(exchange);
    if (read) this.#origin ??= new URL(exchange.request.url).origin;
    this.#seconds += (performance.now() - started) / 1000;
    return read;
  }

  /** Judges the exchanges that ended before this time. No later one can overlap them. */
  settle(until?: number): void {
    const started = performance.now();
    this.#judge.settle(until);
    this.#seconds += (performance.now() - started) / 1000;
  }

  /** Records that this many exchanges are missing. Every number is in doubt again. */
  lose(count: number): void {
    this.#count += count;
    this.#judge.lose(count);
  }

  /** Tells from now on what each exchange shows, and how it is not as guaranteed. */
  listen(listener: (verdict: ExchangeVerdict) => void): void {
    this.#judge.tally.listener = {
      shown: (guarantee, place) => listener({ place, guarantee, status: "kept" }),
      found: (found) => listener(this.#verdictOn(found)),
    };
  }

  #verdictOn(found: Omit<Found, "reproduction">): ExchangeVerdict & { because: string } {
    const { guarantee, level, expected, actual } = found.discrepancy;
    const own = { place: found.read.place, guarantee };
    const because = whyOpen(found, this.#judge);
    if (because) return { ...own, status: "undecided", because };
    return { ...own, status: level, because: `expected ${expected}, got ${actual}` };
  }

  /** A line for each discrepancy since the last call; those that may turn out to be nobody's fault are left out. */
  newLines(): string[] {
    const { found } = this.#judge.tally;
    const lines = found.slice(this.#told).flatMap((each) => {
      const { guarantee, status, because } = this.#verdictOn(each);
      if (status === "undecided") return [];
      const mark = status === "broken" ? "✗" : "!";
      const redact = this.#redaction([each.read.exchange, ...each.reproduction.flat()]);
      return [redact(`${mark} ${guarantee}: ${inWords(each.read)}: ${because}`)];
    });
    this.#told = found.length;
    return lines;
  }

  /** Without the secrets of these exchanges, which a server may echo. */
  #redaction(exchanges: Exchange[]): Redact {
    return redaction(secretsIn(document, exchanges, this.#run.create.authHeader));
  }

  report(): Report {
    this.settle();
    const { judged, ignored, elsewhere, mistakes, accounts } = this.#judge;
    const { only, origins = [], require = [], strict = false, name = "the history" } = this.#options;
    const { guarantees, undecided } = historyResults(this.#run, this.#judge, only);
    const counts = (map: Map<string, number>) => [...map].toSorted(([, one], [, other]) => other - one);
    const missing = guarantees.filter(({ id, status }) => require.includes(id) && status === "not seen");
    const result: CheckResult = {
      ...{ url: name, writes: true, seconds: this.#seconds, kept: [] },
      guarantees: judged === 0 ? [] : guarantees,
      requestsSent: { curated: 0, generated: 0, cleanUp: 0 },
      cleanUp: { takenBack: [], left: [], gateways: [] },
      ...(judged === 0 && { cannotCheck: whyNothingChecked(counts(elsewhere), ignored) }),
      secrets: { password: "" },
      unusedNumbers: () => [],
      history: {
        ...{ exchanges: this.#count, judged, ignored, accounts: accounts.size },
        elsewhere: counts(elsewhere).map(([origin, count]) => ({ origin, count })),
        undecided: counts(undecided).map(([reason, count]) => ({ reason, count })),
        mistakes: [...mistakes].map(([message, { count, first }]) => ({ message, count, first })),
        ...(missing[0] && { missing: missing.map(({ id }) => id) }),
      },
    };
    const exchanges = guarantees.flatMap(({ findings }) => findings.flatMap(({ reproduction }) => reproduction.flat()));
    const { authHeader } = this.#run.create;
    const redact = this.#redaction(exchanges);
    return makeReport(result, {
      ...{ strict, only: undefined, known: this.#known, authHeader, ownHeaders: [], origin: this.#origin ?? "" },
      ...{ masked: masking(document), redactWire: redact, redactWords: redact },
      timelineOf: (finding) => timelineOf(this.#run, finding, origins[0] ?? this.#origin ?? "http://localhost", false),
      requireValid: require.includes(validRequests),
    });
  }
}

function whyNothingChecked(elsewhere: [string, number][], ignored: number): string {
  const [first] = elsewhere;
  if (first) {
    return `Nothing could be checked: ${first[1]} requests for the API's paths went to ${first[0]}. If that is the API, pass --origin ${first[0]}`;
  }
  return ignored > 0
    ? `Nothing could be checked: none of the ${ignored} requests is one that the document describes.`
    : "Nothing could be checked: there are no requests.";
}

export function isAuthHeader(name: string): boolean {
  return name.toLowerCase() === runOfNothing(document).create.authHeader.toLowerCase();
}

/** @returns the accepted deviations */
function checkOptions({ only = [], require = [], known = [] }: HistoryOptions): Known[] {
  const ids = guaranteeIds();
  const unknown = [...only, ...require.filter((id) => id !== validRequests)].find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new CannotCheck(unknownGuarantee(unknown, ids));
  return known.map((entry, index) => checkedKnown(entry, `known, entry ${index + 1}`, ids));
}
