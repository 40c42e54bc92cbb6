/**
 * How long a function keeps this process busy, in milliseconds of CPU time: other programs make a machine slow, and this
 * no longer.
 */
export async function cpuTime(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
