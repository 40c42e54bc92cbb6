/** What every report is made from, and what `--reporter json` writes. */
import type { Status } from "../verdict/guarantee-results.js";

export interface Report {
  /** Raised when a field is removed or means something else; a new field does not raise it. */
  schemaVersion: 3;
  tool: { name: string; version: string };
  /** When the report was made, in ISO 8601. */
  date: string;
  url: string;
  /** `kept`: exit code 0. `broken`: 1. `incomplete`: 2. */
  verdict: "kept" | "broken" | "incomplete";
  /** Why it is incomplete. */
  reason?: string;
  strict: boolean;
  /** Whether requests that the contract accepts were sent. */
  writes: boolean;
  /** How many requests were sent: for the fixed part, to explore, and to take back what the run attached. */
  requests: { total: number; curated: number; generated: number; cleanUp: number };
  seconds: number;
  /** How many guarantees have each status. */
  counts: Record<Status, number>;
  guarantees: ReportedGuarantee[];
  /** What the exploring part did. */
  exploration?: { seed: number; ended?: string };
  /** How many numbers were attached, and taken back at the end. */
  takenBack: number;
  /** Numbers that could not be taken back, with the ids of their gateways. */
  left: { number: string; reason: string; gateways: string[] }[];
  /** Ids of the gateways that numbers were taken off: the API does not delete them. */
  gateways: string[];
  /** Numbers that were left attached because of `--keep`. */
  kept: string[];
  /** What to tell about the deviations of `--known`: those that were not seen, or that have expired. */
  warnings: string[];
}

export interface ReportedGuarantee {
  id: string;
  status: Status;
  guarantee: string;
  documented?: string;
  assumed?: string;
  /** Why it is not proven, or not observable. */
  note?: string;
  requests: ReportedRequest[];
  findings: ReportedFinding[];
}

export interface ReportedRequest {
  name: string;
  seconds: number;
  /** Why it was not sent, or proves nothing. */
  unproven?: string;
}

export interface ReportedFinding {
  level: "broken" | "assumed";
  /** The request that shows it, in words. */
  request: string;
  expected: string;
  actual: string;
  /** Why what this server does otherwise was assumed. */
  reason?: string;
  /** Command lines that show it again, in order, with numbers that the run never used. */
  curl: string;
  /** What came back, shortened. */
  answer: string;
  /** Why it is accepted, by `--known`. */
  known?: string;
}

export type Reporter = (report: Report) => string;
