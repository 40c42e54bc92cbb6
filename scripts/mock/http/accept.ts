/** What an `Accept` header takes. Written out, because what parses it elsewhere fails on some headers. */

/**
 * Whether a header takes a media type. The range that names it most closely decides; a weight of 0 refuses it. Other
 * parameters are ignored, and so is what is no media range.
 *
 * @param accept for example `text/html, application/*;q=0.5`; whatever there is, when it is empty
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

/** `q` of a range, from 0 to 1; what is no such number takes nothing. */
function weightOf(parameters: string[]): number {
  for (const parameter of parameters) {
    const [name, value = ""] = parameter.split("=", 2);
    if (name?.trim().toLowerCase() !== "q") continue;
    return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value.trim()) ? Number(value) : 0;
  }
  return 1;
}
