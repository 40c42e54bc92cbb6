/** A refusal that the document does not describe. Its response has the shape of the API's errors. */
export class Refusal extends Error {
  /**
   * @param message says what was wrong and what to do
   * @param headers that belong to the status, such as `allow`
   */
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}
