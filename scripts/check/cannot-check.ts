/** The check could not be made: this says nothing about the contract. */
export class CannotCheck extends Error {
  override name = "CannotCheck";
}
