/** The report as data: every reporter renders it, and `--reporter json` writes it as it is. */
import type { Status } from "../status.js";
import type { ReportedHistory } from "../verdict/reported-history.js";

export type { ReportedHistory } from "../verdict/reported-history.js";

export interface Report {
  /** Raised when a field is removed or means something else; a new field does not raise it. */
  schemaVersion: 3;
  tool: { name: string; version: string };
  /** When the report was made, in ISO 8601. */
  date: string;
  url: string;
  /** `kept`: exit code 0. `broken`: 1. `incomplete`: 2. */
  verdict: "kept" | "broken" | "incomplete";
  /** Why not everything that was wanted could be proven. */
  reason?: string;
  /** Whether the run came to its end. */
  complete: boolean;
  strict: boolean;
  /** Whether requests that the contract accepts were sent. */
  writes: boolean;
  requests: {
    total: number;
    /** For the curated cases, and to find free numbers and to confirm responses. */
    curated: number;
    /** For the generated cases, and to shrink findings. */
    generated: number;
    /** To detach and release at the end what the run attached. */
    cleanUp: number;
  };
  seconds: number;
  /** How many guarantees have each status. */
  counts: Record<Status, number>;
  /** How many guarantees would fail the run, and are accepted. */
  accepted: number;
  guarantees: ReportedGuarantee[];
  /** The generated cases: their seed, and why they ended before their budget. */
  generated?: { seed: number; ended?: string };
  /** How many numbers were attached, and taken back at the end. */
  takenBack: number;
  /** Numbers that could not be taken back, with the ids of their gateways. */
  left: { number: string; reason: string; gateways: string[] }[];
  /** Gateways of this run that could not be deleted. */
  gateways: { id: string | null; number: string; reason: string }[];
  /** Numbers that were left attached because the run was told to keep them. */
  kept: string[];
  /** Set for a history that somebody else produced: how much of it was judged. */
  history?: ReportedHistory;
  /** Accepted deviations that were not seen, or whose time is over. */
  warnings: string[];
}

export interface ReportedGuarantee {
  id: string;
  status: Status;
  /** Every finding that would fail the run is accepted. */
  accepted?: boolean;
  /** The operation that gives the guarantee. */
  operation: string;
  guarantee: string;
  documented?: string;
  assumed?: string;
  /** Why it is not proven, not observable, or not seen. */
  note?: string;
  /** Set for a history: how many exchanges showed it. */
  shown?: number;
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
  /** The reason for the assumption that this server contradicts. */
  reason?: string;
  /** Command lines that show it again, in order, with numbers that the run never used. */
  curl: string;
  /** The responses, shortened. */
  answer: string;
  /** The requests that show it, on a time axis, and what the numbers' states may have been meanwhile. */
  timeline?: Timeline;
  /** Why it is accepted. */
  known?: string;
}

/** A finding on a time axis. The axis has a tick for each start and end of a request, and is not to scale. */
export interface Timeline {
  ticks: number;
  /** A client or a connection each. */
  lanes: string[];
  bars: TimelineBar[];
  /** By number, what its state may have been: of one state it is known. */
  states: { number: string; parts: { from: number; to: number; states: string[] }[] }[];
  /** For requests that overlap: what each order of theirs would have required instead. */
  orders: string[];
}

export interface TimelineBar {
  lane: number;
  from: number;
  to: number;
  /** For example `create …0143`. */
  label: string;
  /** The method and the path. */
  request: string;
  /** The response's status; 0 where none came. */
  status: number;
  answer: string;
  milliseconds?: number;
  /** The response that is not as guaranteed. */
  isFault?: boolean;
}

export type Reporter = (report: Report) => string;

/** Whether a finding fails the run. */
export function fails({ level, known }: ReportedFinding, strict: boolean): boolean {
  return !known && (strict || level === "broken");
}
