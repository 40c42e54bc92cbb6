/** The lengths of the texts that a pattern accepts, in characters. */
interface Lengths {
  shortest: number;
  longest: number;
}

/** One character, escape or character class, with its quantifier. */
const part = /(?:\\[dws]|\\[^\w]|\[(?:\\.|[^\]\\])*\]|[^\\[\](){}|^$*+?.])(?:\{(\d+)(?:(,)(\d*))?\}|([*+?]))?/y;

/** Undefined for a pattern without anchors, or with a group or an alternative, which are not supported. */
export function patternLengths(pattern: string): Lengths | undefined {
  if (!/^\^.*[^\\]\$$/.test(pattern)) return undefined;
  const parts = pattern.slice(1, -1);
  const lengths = { shortest: 0, longest: 0 };
  for (part.lastIndex = 0; part.lastIndex < parts.length; ) {
    const found = part.exec(parts);
    if (!found) return undefined;
    const { shortest, longest } = times(found.slice(1));
    lengths.shortest += shortest;
    lengths.longest += longest;
  }
  return lengths;
}

function times([least, comma, most, sign]: (string | undefined)[]): Lengths {
  if (sign) return { shortest: sign === "+" ? 1 : 0, longest: sign === "?" ? 1 : Number.POSITIVE_INFINITY };
  const shortest = Number(least ?? 1);
  return { shortest, longest: comma ? Number(most || Number.POSITIVE_INFINITY) : shortest };
}
