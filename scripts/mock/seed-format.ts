/**
 * The numbers that exist at the start, by account: the `apikey` claim of its tokens, or the token itself.
 *
 * @example { "my-api-key": { attached: ["+12025550143"], detached: ["+12025550144"] } }
 */
export type Seed = Record<string, SeedAccount>;

export interface SeedAccount {
  /** Numbers that have a gateway pair each. */
  attached?: string[];
  /** Numbers that are known and have no gateways. */
  detached?: string[];
}
