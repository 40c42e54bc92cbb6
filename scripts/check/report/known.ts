/** Deviations that the user accepts for a while: they are reported, and fail nothing. */
import { CannotCheck } from "../cannot-check.js";
import { isObject } from "../requests/samples.js";
import type { ReportedFinding, ReportedGuarantee } from "./report.js";

export interface Known {
  guarantee: string;
  /** The request that shows it, in words; every request of the guarantee when left out. */
  request?: string | undefined;
  reason: string;
  /** The last day on which it is accepted, as `2026-12-31`. */
  until: string;
}

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
  return value.map((entry, index) => {
    const where = `${file}, entry ${index + 1}`;
    if (!isObject(entry)) throw new CannotCheck(`${where} must be an object.`);
    const { guarantee, request, reason, until } = entry;
    if (!isText(guarantee) || !guarantees.includes(guarantee))
      throw new CannotCheck(`${where}: there is no guarantee ${guarantee}.`);
    if (!isText(reason) || reason.trim() === "") throw new CannotCheck(`${where} needs a reason.`);
    if (!isText(until) || !isDay(until))
      throw new CannotCheck(`${where} needs an end date in until, such as 2026-12-31.`);
    if (request !== undefined && !isText(request)) throw new CannotCheck(`${where}: request must be a text.`);
    return { guarantee, request, reason, until };
  });
}

/** @param partial whether the run did not see all that it could have */
export function applyKnown(
  guarantees: ReportedGuarantee[],
  all: Known[],
  partial: boolean,
  today = new Date().toISOString().slice(0, 10),
): { guarantees: ReportedGuarantee[]; warnings: string[] } {
  const valid = all.filter(({ until }) => until >= today);
  const match =
    (id: string, { request }: ReportedFinding) =>
    (known: Known) =>
      known.guarantee === id && (known.request === undefined || known.request === request);
  const marked = guarantees.map((guarantee) => ({
    ...guarantee,
    findings: guarantee.findings.map((finding) => {
      const known = valid.find(match(guarantee.id, finding));
      return known ? { ...finding, known: `${known.reason} (accepted until ${known.until})` } : finding;
    }),
  }));
  const seen = (known: Known) =>
    guarantees.some(({ id, findings }) => findings.some((finding) => match(id, finding)(known)));
  const asked = (known: Known) => guarantees.some(({ id }) => id === known.guarantee);
  const inWords = ({ guarantee, request }: Known) => `${guarantee}${request ? `, "${request}"` : ""}`;
  return {
    guarantees: marked,
    warnings: [
      ...all
        .filter((known) => known.until < today && seen(known))
        .map((known) => `The accepted deviation ${inWords(known)} has expired on ${known.until}.`),
      ...all
        .filter((known) => !partial && asked(known) && !seen(known))
        .map((known) => `The accepted deviation ${inWords(known)} was not seen any more: take it off the list.`),
    ],
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false;
  // February 30 is read as a day of March.
  return new Date(text).toISOString().startsWith(text);
}
