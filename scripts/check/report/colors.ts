/** The rule of most tools: NO_COLOR wins, then FORCE_COLOR, then whether this is a terminal outside CI. */
export function wantsColors(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, CI } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return stream.isTTY === true && !CI;
}
