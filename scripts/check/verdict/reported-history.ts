/** How much of a history that somebody else produced was judged. */
export interface ReportedHistory {
  /** How many exchanges there are, how many of them were judged, and how many the document does not describe. */
  exchanges: number;
  judged: number;
  ignored: number;
  accounts: number;
  /** Requests for the API's paths at origins that are not known to be the API. */
  elsewhere: { origin: string; count: number }[];
  /** How many exchanges decide nothing, by the reason: the end of a sentence that starts with "because". */
  undecided: { reason: string; count: number }[];
  /** The mistakes in requests of the caller's own: how many have each, and which is the first. */
  mistakes: { message: string; count: number; first: number }[];
  /** Guarantees that had to be shown, and were not. */
  missing?: string[];
}
