import type { Exchange } from "../sending/http.js";

/** The result of the clean-up at the end of a run. */
export interface CleanUp {
  /** Numbers that were attached, and are not any more. */
  takenBack: string[];
  left: Leftover[];
  /** Gateways of numbers of this run that were not deleted. */
  gateways: GatewayLeft[];
}

export interface GatewayLeft {
  /** `null` where no response showed it. */
  id: string | null;
  /** The number on which it was seen first, or that it was created for. */
  number: string;
  /** The end of a sentence that starts with "because". */
  reason: string;
}

/** A number that could not be taken back, or of which nobody knows. */
export interface Leftover {
  number: string;
  /** The end of a sentence that starts with "because". */
  reason: string;
  /** Ids of its gateways, as far as they are known. */
  gateways: string[];
  /** How a get shows it after a release that succeeded: evidence against the server. */
  shown?: { exchange: Exchange; attached: boolean } | undefined;
}
