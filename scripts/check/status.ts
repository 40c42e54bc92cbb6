/**
 * The verdict on a guarantee. `assumed otherwise`: kept as far as it is documented. `not observable`: the server has no
 * operation that shows it. `not seen`: no exchange of a history shows it.
 */
export type Status = "kept" | "broken" | "assumed otherwise" | "not proven" | "not observable" | "not seen";
