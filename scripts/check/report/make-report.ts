/** Makes the report of a run: with all secrets taken out, and the verdict that the exit code tells. */
import packageFile from "../../../package.json" with { type: "json" };
import { document } from "../../document/document.js";
import { type Operation, operations } from "../../document/operations.js";
import { printable, printableLines } from "../../printable.js";
import type { Finding } from "../answers/finding.js";
import type { CheckResult } from "../check.js";
import type { Known } from "../check-options.js";
import type { Answer } from "../sending/http.js";
import { pathHint } from "../sending/target.js";
import type { Status } from "../status.js";
import type { GuaranteeResult } from "../verdict/guarantee-results.js";
import { operationOfGuarantee } from "./guarantee-operation.js";
import { applyKnown } from "./known.js";
import type { Redact } from "./redact.js";
import type { Report, ReportedFinding, ReportedGuarantee, ReportedHistory, Timeline } from "./report.js";
import { type CurlOptions, Reproduced } from "./reproduced.js";
import { shortened } from "./text.js";

export interface ReportOptions extends CurlOptions {
  strict: boolean;
  /** Guarantees that were asked for by name. */
  only: string[] | undefined;
  known: Known[];
  /** Takes out the values of fields that hold a password. */
  masked: Redact;
  /** Takes secrets out of what came over the wire. */
  redactWire: Redact;
  /** Takes secrets out of sentences, of which most words are the report's own. */
  redactWords: Redact;
  /** Draws what shows a finding; left out: nothing is drawn. */
  timelineOf?: (finding: Finding) => Timeline;
  /** Applies to a history: a request of the caller's own that breaks the contract fails it. */
  requireValid?: boolean;
}

const allOperations = operations(document);
const tool = { name: packageFile.name, version: packageFile.version };

export function makeReport(result: CheckResult, options: ReportOptions): Report {
  const { curated, generated, cleanUp } = result.requestsSent;
  const redact = harmless(options);
  const guarantees = result.guarantees.map((guarantee) => reportGuarantee(guarantee, result, options));
  const reason = result.cannotCheck ?? reasonIncomplete(result, options);
  const report: Report = {
    ...blank(result.url, options),
    ...(reason && { reason: redact(withHint(reason, result)) }),
    complete: result.stopped === undefined && result.cannotCheck === undefined,
    writes: result.writes,
    requests: { total: curated + generated + cleanUp, curated, generated, cleanUp },
    seconds: rounded(result.seconds),
    counts: counted(guarantees),
    guarantees,
    ...(result.generated && {
      generated: {
        seed: result.generated.seed,
        ...(result.generated.ended && { ended: redact(result.generated.ended) }),
      },
    }),
    takenBack: result.cleanUp.takenBack.length,
    left: result.cleanUp.left.map(({ number, reason: why, gateways }) => ({
      number: printable(number),
      reason: redact(why),
      gateways: gateways.map(redact),
    })),
    gateways: result.cleanUp.gateways.map(({ id, number, reason: why }) => ({
      id: id === null ? null : redact(id),
      number: printable(number),
      reason: redact(why),
    })),
    kept: result.kept.map(printable),
    ...(result.history && { history: harmlessHistory(result.history, redact) }),
  };
  const judged = applyKnown(report, options.known);
  const isRefused = options.requireValid === true && (result.history?.mistakes.length ?? 0) > 0;
  return isRefused ? { ...judged, verdict: "broken" } : judged;
}

function harmlessHistory(
  { elsewhere, undecided, mistakes, ...counts }: ReportedHistory,
  redact: Redact,
): ReportedHistory {
  return {
    ...counts,
    elsewhere: elsewhere.map(({ origin, count }) => ({ origin: redact(origin), count })),
    undecided: undecided.map(({ reason, count }) => ({ reason: redact(reason), count })),
    mistakes: mistakes.map((mistake) => ({ ...mistake, message: redact(shortened(mistake.message)) })),
  };
}

/** The likely reason why nothing was judged is a wrong path in the address. */
function withHint(reason: string, { url, guarantees, history }: CheckResult): string {
  const judged = guarantees.some(({ status }) => status === "kept" || status === "broken");
  const hint = judged || history ? undefined : pathHint(url);
  return hint ? `${reason} ${hint}` : reason;
}

/** Sentences may quote the server, as it answered. */
function harmless({ redactWords }: ReportOptions): Redact {
  return (text) => printable(redactWords(text));
}

/** A report in which a reason stands in place of the results. */
export function reportOfNothing(url: string, reason: string, strict: boolean): Report {
  return { ...blank(url, { strict }), verdict: "incomplete", reason: printable(reason) };
}

function blank(url: string, { strict }: { strict: boolean }): Report {
  return {
    schemaVersion: 3,
    tool,
    date: new Date().toISOString(),
    url,
    verdict: "incomplete",
    complete: false,
    strict,
    writes: false,
    requests: { total: 0, curated: 0, generated: 0, cleanUp: 0 },
    seconds: 0,
    counts: counted([]),
    accepted: 0,
    guarantees: [],
    takenBack: 0,
    left: [],
    gateways: [],
    kept: [],
    warnings: [],
  };
}

/** The reason why a guarantee was not proven, although it could have been. */
function reasonIncomplete(
  { guarantees, lacking = [], stopped, history }: CheckResult,
  { only }: ReportOptions,
): string | undefined {
  if (history?.missing) return `Not seen, though it has to be: ${history.missing.join(", ")}.`;
  if (stopped) return `The run stopped early, because ${stopped}.`;
  const asked = only !== undefined;
  const missing = guarantees.filter(
    ({ status, needsWrites }) =>
      (status === "not proven" && (asked || !needsWrites)) || (asked && status === "not observable"),
  );
  const [first] = missing;
  if (!first) return undefined;
  const needed = lacking.filter(({ operationId }) => missing.some(({ lacks }) => lacks === operationId));
  if (needed.length > 0) return reasonLacking(needed, missing.filter(({ lacks }) => lacks).length);
  const others = missing.length > 1 ? `, and ${missing.length - 1} more` : "";
  return `Not proven: ${first.id}, because ${first.note}${others}.`;
}

/** The next operation to add to the server comes first. */
function reasonLacking([next, ...others]: Operation[], unproven: number): string {
  const more = others.length > 0 ? `, and ${others.length} more of the document's operations` : "";
  const known = others.length > 0 ? "<operation>, or --without companions" : next?.operationId;
  return `The server lacks ${next?.operationId}, ${next?.method} ${next?.path}${more}: ${unproven} guarantees are not proven. If that is known, pass --without ${known}.`;
}

function reportGuarantee(
  { steps, findings, ...guarantee }: GuaranteeResult,
  result: CheckResult,
  options: ReportOptions,
): ReportedGuarantee {
  const { id, status, documented, assumed, note } = guarantee;
  const redact = harmless(options);
  return {
    id,
    status,
    operation: operationOfGuarantee(allOperations, id).operationId,
    guarantee: guarantee.guarantee.trim(),
    ...(documented && { documented: documented.trim() }),
    ...(assumed && { assumed: assumed.trim() }),
    ...(note && { note: redact(note) }),
    ...(guarantee.shown !== undefined && { shown: guarantee.shown }),
    requests: steps.map(({ name, seconds, unproven }) => ({
      name: redact(name),
      seconds: rounded(seconds),
      ...(unproven && { unproven: redact(unproven) }),
    })),
    findings: findings.map((finding) => reportFinding(finding, result, options)),
  };
}

function reportFinding(finding: Finding, { unusedNumbers }: CheckResult, options: ReportOptions): ReportedFinding {
  const { level, step, expected, actual, reason, exchange } = finding;
  const { answer, failure } = exchange;
  const { redactWire, redactWords } = options;
  const reproduced = new Reproduced(finding.reproduction, unusedNumbers, options);
  const text = (words: string) => printable(redactWords(reproduced.withItsNumbers(words)));
  return {
    level,
    request: harmless(options)(step),
    expected: text(shortened(expected)),
    actual: text(shortened(actual)),
    ...(reason && { reason: reason.trim() }),
    curl: printableLines(redactWords(reproduced.commands())),
    answer: answer
      ? redactWire(reproduced.withItsNumbers(answerInWords(answer, options)))
      : text(`No answer: the server ${failure?.message}.`),
    ...(options.timelineOf && { timeline: harmlessTimeline(options.timelineOf(finding), text, options) }),
  };
}

function harmlessTimeline(timeline: Timeline, text: Redact, { masked, redactWire }: ReportOptions): Timeline {
  return {
    ...timeline,
    lanes: timeline.lanes.map(text),
    bars: timeline.bars.map((bar) => ({
      ...bar,
      label: text(bar.label),
      request: text(bar.request),
      answer: redactWire(shortened(masked(bar.answer))),
    })),
    states: timeline.states.map((row) => ({ ...row, number: text(row.number) })),
    orders: timeline.orders.map(text),
  };
}

function answerInWords({ status, headers, body }: Answer, { masked }: ReportOptions): string {
  return `${status} ${printable(shortened(headers["content-type"] ?? "(no media type)"))}\n${shortened(masked(body))}`.trim();
}

function counted(guarantees: ReportedGuarantee[]): Record<Status, number> {
  const count = (status: Status) => guarantees.filter((guarantee) => guarantee.status === status).length;
  return {
    kept: count("kept"),
    broken: count("broken"),
    "assumed otherwise": count("assumed otherwise"),
    "not proven": count("not proven"),
    "not observable": count("not observable"),
    "not seen": count("not seen"),
  };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
