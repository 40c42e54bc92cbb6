/** A server whose reads come from a copy that follows its writes, as those of a replica or a search index do. */
import { startRuleServer } from "./rule-server.js";
import type { Rules } from "./rules.js";
import { Store } from "./store.js";

interface Copy {
  at: number;
  store: Store;
}

/** @param lag how long the copy takes to follow a write, in milliseconds */
export function startLagging(lag: number) {
  const copies: Copy[] = [];
  let rulesOf: Rules;
  const note = (store: Store) => {
    const copy = new Store(rulesOf);
    for (const [key, record] of structuredClone(store.numbers)) copy.numbers.set(key, record);
    copies.push({ at: performance.now(), store: copy });
  };
  return startRuleServer(
    (rules) => {
      rulesOf = rules;
      const { detach, release } = rules;
      rules.onCreated = (_, store) => note(store);
      rules.detach = (record, store) => {
        detach(record, store);
        note(store);
      };
      rules.release = (record, store) => {
        release(record, store);
        note(store);
      };
    },
    { copyOf: () => copies.findLast(({ at }) => at <= performance.now() - lag)?.store ?? new Store(rulesOf) },
  );
}
