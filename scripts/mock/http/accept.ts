/**
 * Whether an `Accept` header allows a media type. The most specific range decides, and a quality value of 0 refuses it. Other
 * parameters and invalid ranges are ignored. The parsers on npm throw on some invalid headers.
 *
 * @param accept for example `text/html, application/*;q=0.5`; an empty one allows everything
 */
export function accepts(accept: string | undefined, mediaType: string): boolean {
  if (!accept?.trim()) return true;
  const [type] = mediaType.split("/", 1);
  const closeness = ["*/*", `${type}/*`, mediaType];

  let best = { close: -1, weight: 0 };
  for (const range of accept.split(",")) {
    const [name = "", ...parameters] = range.split(";");
    const close = closeness.indexOf(name.trim().toLowerCase());
    const weight = weightOf(parameters);
    if (close > best.close || (close === best.close && weight > best.weight)) best = { close, weight };
  }
  return best.close >= 0 && best.weight > 0;
}

/** The quality value of a media range, from 0 to 1. An invalid value counts as 0. */
function weightOf(parameters: string[]): number {
  for (const parameter of parameters) {
    const [name, value = ""] = parameter.split("=", 2);
    if (name?.trim().toLowerCase() !== "q") continue;
    return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value.trim()) ? Number(value) : 0;
  }
  return 1;
}
