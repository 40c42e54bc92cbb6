/** Whether a status is among these codes, which may stand for a whole class: `4XX` is 400 to 499. */
export function statusIsIn(codes: readonly string[], status: number): boolean {
  const code = `${status}`;
  return codes.includes(code) || codes.includes(`${code[0]}XX`);
}
