/** Validates the options of a mock. */

/** The largest value of each option. */
export const largest = {
  port: 65_535,
  /** Ten minutes, in milliseconds. */
  latency: 600_000,
  /** Ten minutes, in milliseconds. */
  sendingTime: 600_000,
  seedChaos: 2 ** 32 - 1,
};

interface Options {
  port: number;
  host: string;
  latency: number;
  sendingTime: number;
  stateless: boolean;
  seed: unknown;
  chaos: number;
  seedChaos: number;
}

/** @throws TypeError when an option is not valid; the message says which values are */
export function checkOptions({ port, host, latency, sendingTime, stateless, seed, chaos, seedChaos }: Options): void {
  checkWhole("port", port, 0, largest.port);
  checkWhole("latency", latency, 0, largest.latency);
  checkWhole("seedChaos", seedChaos, 0, largest.seedChaos);
  if (!(chaos >= 0 && chaos <= 1)) throw new TypeError("chaos is a share, from 0 to 1.");
  checkWhole("sendingTime", sendingTime, 1, largest.sendingTime);
  // Node would listen on every address of this machine if the host were empty.
  if (typeof host !== "string" || host.trim() === "") {
    throw new TypeError("host is an address of this machine, for example 127.0.0.1. 0.0.0.0 is every address.");
  }
  if (stateless && seed !== undefined) {
    throw new TypeError("A stateless mock remembers nothing, and so takes no seed.");
  }
  if (stateless && latency > 0) {
    throw new TypeError("A stateless mock holds no numbers, and so takes no latency.");
  }
}

/** Whether a number is whole and in a range. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function checkWhole(name: string, value: unknown, least: number, most: number): void {
  if (!isWhole(value, least, most)) throw new TypeError(`${name} is a whole number from ${least} to ${most}.`);
}
