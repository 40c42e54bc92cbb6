/** Whether a status is among these codes, which may stand for a whole class: `4XX` is 400 to 499. */
export function statusIsIn(codes: readonly (string | number)[], status: number): boolean {
  const code = `${status}`;
  return codes.some((one) => `${one}` === code || one === `${code[0]}XX`);
}

/**
 * Whether what is answered with this status may have been carried out. A 303 says so, other redirects leave it open (a
 * browser shows none of them, but a status of 0); 307 and 308 ask for the same request once more.
 */
export function leavesOpen(status: number): boolean {
  return !/^4|^30[78]/.test(`${status}`);
}
