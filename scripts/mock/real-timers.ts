/**
 * Timers as they are when the mock is loaded. Fake timers of a test replace the globals and the exports of `node:timers`
 * and `node:timers/promises`, and would stop a mock that runs in the same process.
 */
import timers from "node:timers";
import timersPromises from "node:timers/promises";

export const { setTimeout, clearTimeout } = timers;
export const delay = timersPromises.setTimeout;
export const now = performance.now.bind(performance);
