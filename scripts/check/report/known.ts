/** Deviations that the user accepts: they are reported, and fail nothing. */
import { isObject, isText } from "../../document/json.js";
import { CannotCheck } from "../cannot-check.js";
import type { Known } from "../check-options.js";
import { fails, type Report, type ReportedFinding, type ReportedGuarantee } from "./report.js";

/**
 * The entries of a `--known` file: a JSON list.
 *
 * @throws `CannotCheck` when it is not one, naming the entry
 */
export function readKnown(text: string, file: string, guarantees: string[]): Known[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new CannotCheck(`${file} is not JSON.`);
  }
  if (!Array.isArray(value)) throw new CannotCheck(`${file} must be a list of deviations.`);
  return value.map((entry, index) => checkedKnown(entry, `${file}, entry ${index + 1}`, guarantees));
}

/** @throws `CannotCheck` when it is not an accepted deviation */
export function checkedKnown(entry: unknown, where: string, guarantees: string[]): Known {
  if (!isObject(entry)) throw new CannotCheck(`${where} must be an object.`);
  const { guarantee, request, reason, until } = entry;
  if (!isText(guarantee) || !guarantees.includes(guarantee))
    throw new CannotCheck(`${where}: there is no guarantee ${guarantee}.`);
  if (!isText(reason) || reason.trim() === "") throw new CannotCheck(`${where} needs a reason.`);
  if (until !== undefined && (!isText(until) || !isDay(until)))
    throw new CannotCheck(`${where}: until must be a day such as 2026-12-31.`);
  if (request !== undefined && !isText(request)) throw new CannotCheck(`${where}: request must be a text.`);
  return {
    guarantee,
    ...(request !== undefined && { request }),
    reason,
    ...(until !== undefined && { until }),
  };
}

/** The report with exactly these deviations accepted. */
export function applyKnown(report: Report, all: Known[], today = dayOf(new Date())): Report {
  const valid = all.filter((known) => !isOver(known, today));
  const guarantees = report.guarantees.map((guarantee) => accept(guarantee, valid, report.strict));
  const isBroken = guarantees.some(({ findings }) => findings.some((finding) => fails(finding, report.strict)));
  return {
    ...report,
    verdict: isBroken ? "broken" : report.reason ? "incomplete" : "kept",
    guarantees,
    accepted: guarantees.filter(({ accepted }) => accepted).length,
    warnings: [
      ...all
        .filter((known) => isOver(known, today) && isSeen(report, known))
        .map((known) => `The accepted deviation ${inWords(known)} has expired on ${known.until}.`),
      ...all
        .filter((known) => isGone(report, known))
        .map((known) => `The accepted deviation ${inWords(known)} was not seen any more: take it off the list.`),
    ],
  };
}

interface UpdatedKnown {
  entries: Known[];
  added: Known[];
  removed: Known[];
}

/** A baseline that accepts every finding that fails the run: entries that no longer apply go, those that do stay as they are. */
export function updatedKnown(report: Report, before: Known[], today = dayOf(new Date())): UpdatedKnown {
  const removed = before.filter((known) => isGone(report, known) || isOver(known, today));
  const stay = before.filter((known) => !removed.includes(known));
  const { guarantees } = applyKnown(report, stay, today);
  const added = guarantees.flatMap((guarantee) => {
    const failing = guarantee.findings.filter((finding) => fails(finding, report.strict));
    return entriesFor(guarantee, failing, today);
  });
  return { entries: [...stay, ...added], added, removed };
}

export function inWords({ guarantee, request }: Known): string {
  return `${guarantee}${request ? `, "${request}"` : ""}`;
}

/** One entry for each curated request; one for all, where a generated one is among them: it is another one each time. */
function entriesFor({ id, requests }: ReportedGuarantee, failing: ReportedFinding[], today: string): Known[] {
  const reason = `Accepted by --update-known on ${today}.`;
  const names = [...new Set(failing.map(({ request }) => request))];
  const isCurated = (request: string) => requests.some(({ name }) => name === request);
  if (names.every(isCurated)) return names.map((request) => ({ guarantee: id, request, reason }));
  return [{ guarantee: id, reason }];
}

function accept(guarantee: ReportedGuarantee, valid: Known[], strict: boolean): ReportedGuarantee {
  const { accepted: _, ...rest } = guarantee;
  const findings = guarantee.findings.map(({ known: __, ...finding }): ReportedFinding => {
    const known = valid.find((entry) => isAbout(entry, guarantee.id, finding));
    if (!known) return finding;
    return { ...finding, known: known.until ? `${known.reason} (accepted until ${known.until})` : known.reason };
  });
  const before = guarantee.findings.map(({ known: __, ...finding }) => finding);
  const wouldFail = before.some((finding) => fails(finding, strict));
  const accepted = wouldFail && !findings.some((finding) => fails(finding, strict));
  return { ...rest, ...(accepted && { accepted }), findings };
}

function isAbout({ guarantee, request }: Known, id: string, finding: ReportedFinding): boolean {
  return guarantee === id && (request === undefined || request === finding.request);
}

function isSeen({ guarantees }: Report, known: Known): boolean {
  return guarantees.some(({ id, findings }) => findings.some((finding) => isAbout(known, id, finding)));
}

/** Whether the complete run tested the guarantee and did not see the deviation. */
function isGone(report: Report, known: Known): boolean {
  const looked = report.guarantees.some(
    ({ id, status }) => id === known.guarantee && !["not proven", "not observable", "not seen"].includes(status),
  );
  return report.complete && looked && !isSeen(report, known);
}

function isOver({ until }: Known, today: string): boolean {
  return until !== undefined && until < today;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false;
  // February 30 is read as a day of March.
  return new Date(text).toISOString().startsWith(text);
}
