/** What is known of a call besides its answer. */
export interface CallFacts {
  /** Method and path, for example `POST /v2/sip/phone-numbers`. */
  operation: string;
  attempts: number;
  token: string | undefined;
  /** As it was sent: the caller may have changed theirs meanwhile. */
  body: BodyInit | null;
  /** What middleware saw: held as long as the answer is, because an abort reaches it through them alone. */
  held: Request[] | undefined;
}

/** By the answer, so that they need no place in the result; some are secret, and no log shows them here. */
export const callFacts = /* @__PURE__ */ new WeakMap<Response, CallFacts>();
