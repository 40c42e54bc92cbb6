/** `x-speakeasy-pagination` of an operation, as far as this document uses it. */
export interface PaginationObject {
  type: "offsetLimit";
  inputs: { name: string; in: "parameters"; type: "page" | "limit" }[];
  /** JSON paths, such as `$.pageInfo.lastPage`. */
  outputs: { results: string; numPages: string };
}

export interface Pagination {
  /** The query parameter with the number of the page. */
  parameter: string;
  /** The field with the entries of a page. */
  entries: string;
  /** The keys that lead to the number of the last page. */
  lastPage: string[];
}

/** @throws when the pages are not counted */
export function readPagination(pagination: PaginationObject | undefined): Pagination | undefined {
  if (!pagination) return undefined;
  const { inputs, outputs } = pagination;
  const parameter = inputs.find(({ type }) => type === "page")?.name;
  if (!parameter) throw new Error("x-speakeasy-pagination has no input of the type page");
  const keys = (path: string) => path.replace("$.", "").split(".");
  return { parameter, entries: keys(outputs.results).join("."), lastPage: keys(outputs.numPages) };
}
