/** Whether a lookup says that a number exists. */
import type { Companion } from "../cases/test-case.js";
import type { Event } from "../history/event.js";
import type { Exchange } from "../sending/http.js";
import { bodyOf, entriesIn, entryOf, otherNumberIn, showsAttached, totalIn } from "./lookups.js";
import { matches, searchParamsOf } from "./pages.js";

/** The statement of a lookup: `refused` means that the number does not exist, `nothing` that it does not tell. */
export function lookedUp(
  call: Companion,
  exchange: Exchange,
  numbers: string[],
  outcome: Event["outcome"],
): Pick<Event, "shown" | "attached"> {
  const [number = ""] = numbers;
  if (call.operation === "get") {
    if (otherNumberIn(exchange, number) !== undefined) return { shown: "nothing" };
    return { shown: outcome, attached: showsAttached(bodyOf(exchange)) };
  }
  if (outcome !== "accepted") return { shown: "nothing" };
  const entry = entryOf(exchange, number);
  if (entry) return { shown: "accepted", attached: showsAttached(entry) };
  const entries = entriesIn(exchange);
  const search = searchParamsOf(exchange).get("search");
  // On a server that does not search, the number may be on another page.
  const isWhole =
    search !== null &&
    call.query?.search !== "pattern" &&
    entries.every((each) => matches(each, search)) &&
    (totalIn(exchange) ?? 0) <= entries.length;
  return { shown: isWhole ? "refused" : "nothing" };
}
