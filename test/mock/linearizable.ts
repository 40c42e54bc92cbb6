/**
 * Whether a history is linearizable: whether each operation can have happened at one moment between its call and its end
 * (Lowe, "Testing for linearizability", 2017: the configurations that are left at the end of each operation).
 */

/** @template S the state, as JSON */
export interface Operation<S> {
  /** When it was called and when it ended, on one clock. */
  call: number;
  end: number;
  /** The state after the operation; undefined where its outcome does not fit the state. */
  apply(state: S): S | undefined;
}

interface Configuration<S> {
  state: S;
  /** Those of the operations under way that have happened. */
  happened: Set<Operation<S>>;
}

/** The first operation that fits no order, if there is one. */
export function firstMisfit<S, O extends Operation<S>>(history: O[], initial: S): O | undefined {
  const events = history
    .flatMap((operation) => [
      { operation, at: operation.call },
      { operation, at: operation.end },
    ])
    .sort((one, other) => one.at - other.at);
  const underWay = new Set<O>();
  let possible: Configuration<S>[] = [{ state: initial, happened: new Set() }];
  for (const { operation, at } of events) {
    if (at === operation.call) underWay.add(operation);
    else {
      possible = ended(possible, operation, [...underWay]);
      if (possible.length === 0) return operation;
      underWay.delete(operation);
    }
  }
  return undefined;
}

/** The configurations in which an operation has happened, whichever of those under way happened before it. */
function ended<S>(from: Configuration<S>[], operation: Operation<S>, underWay: Operation<S>[]): Configuration<S>[] {
  const seen = new Set<string>();
  const found: Configuration<S>[] = [];
  const open = [...from];
  for (let configuration = open.pop(); configuration; configuration = open.pop()) {
    const { state, happened } = configuration;
    const key = JSON.stringify([state, underWay.map((each) => happened.has(each))]);
    if (seen.has(key)) continue;
    seen.add(key);
    if (happened.has(operation)) {
      found.push({ state, happened: new Set([...happened].filter((each) => each !== operation)) });
      continue;
    }
    for (const next of underWay) {
      const after = happened.has(next) ? undefined : next.apply(state);
      if (after !== undefined) open.push({ state: after, happened: new Set([...happened, next]) });
    }
  }
  return found;
}
