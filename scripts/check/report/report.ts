/** What every report is made from: the result of the check, with all secrets taken out. */
import { Buffer } from "node:buffer";
import type { CheckResult, Finding, PromiseResult, Status } from "../check.js";
import { type CurlOptions, curl } from "./curl.js";
import type { Redact } from "./redact.js";

export interface Report {
  url: string;
  verdict: "kept" | "broken" | "incomplete";
  strict: boolean;
  /** Whether requests that the contract accepts were sent. */
  writes: boolean;
  requests: number;
  seconds: number;
  stopped?: string;
  promises: ReportedPromise[];
  attached: string[];
  perhapsAttached: string[];
}

export interface ReportedPromise {
  id: string;
  status: Status;
  promise: string;
  documented?: string;
  assumed?: string;
  note?: string;
  requests: ReportedRequest[];
  findings: ReportedFinding[];
}

export interface ReportedRequest {
  name: string;
  seconds: number;
  unproven?: string;
  findings: ReportedFinding[];
}

export interface ReportedFinding {
  level: "broken" | "assumed";
  request: string;
  expected: string;
  actual: string;
  reason?: string;
  curl: string;
  /** What came back, shortened. */
  answer: string;
}

export type Reporter = (report: Report) => string;

const longestAnswer = 500;

export function makeReport(result: CheckResult, strict: boolean, redact: Redact, curlOptions: CurlOptions): Report {
  const promises = result.promises.map((promise) => reportPromise(promise, curlOptions));
  const failed = promises.some(({ status }) => status === "broken" || (strict && status === "assumed otherwise"));
  const report: Report = {
    url: result.origin,
    verdict: failed ? "broken" : result.stopped ? "incomplete" : "kept",
    strict,
    writes: result.writes,
    requests: result.requestsSent,
    seconds: rounded(result.seconds),
    ...(result.stopped && { stopped: result.stopped }),
    promises,
    attached: result.attached,
    perhapsAttached: result.perhapsAttached,
  };
  return redactAll(report, redact);
}

function reportPromise({ steps, findings, ...promise }: PromiseResult, curlOptions: CurlOptions): ReportedPromise {
  const report = (finding: Finding) => reportFinding(finding, curlOptions);
  const { id, status, documented, assumed, note } = promise;
  return {
    id,
    status,
    promise: promise.promise.trim(),
    ...(documented && { documented: documented.trim() }),
    ...(assumed && { assumed: assumed.trim() }),
    ...(note && { note }),
    requests: steps.map(({ name, seconds, unproven, findings: own }) => ({
      name,
      seconds: rounded(seconds),
      ...(unproven && { unproven }),
      findings: own.map(report),
    })),
    findings: findings.map(report),
  };
}

function reportFinding(
  { level, step, expected, actual, reason, exchange }: Finding,
  curlOptions: CurlOptions,
): ReportedFinding {
  const { answer, failure } = exchange;
  return {
    level,
    request: step,
    expected,
    actual,
    ...(reason && { reason: reason.trim() }),
    curl: curl(exchange.request, curlOptions),
    answer: answer
      ? `${answer.status} ${answer.headers["content-type"] ?? "(no media type)"}\n${shortened(answer.body)}`.trim()
      : `No answer: the server ${failure?.message}.`,
  };
}

/** Control characters of the server's must not reach a terminal or an XML file. */
function shortened(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out
  const printable = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g, "�");
  const characters = [...printable];
  if (characters.length <= longestAnswer) return printable;
  return `${characters.slice(0, longestAnswer).join("")}… (${Buffer.byteLength(text)} bytes)`;
}

function redactAll<T>(value: T, redact: Redact): T {
  if (typeof value === "string") return redact(value) as T;
  if (Array.isArray(value)) return value.map((item) => redactAll(item, redact)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactAll(inner, redact)])) as T;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
