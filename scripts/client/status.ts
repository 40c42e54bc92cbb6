/** Whether a status is among these codes, which may stand for a whole class: `4XX` is 400 to 499. */
export function statusIsIn(codes: readonly string[], status: number): boolean {
  return codes.includes(`${status}`) || codes.includes(`${Math.floor(status / 100)}XX`);
}
