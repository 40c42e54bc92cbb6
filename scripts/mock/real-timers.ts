/**
 * Node's timers, captured when the mock is loaded. A test's fake timers replace the globals and the exports of `node:timers`
 * and `node:timers/promises`, and would stop a mock in the same process.
 */
import timers from "node:timers";
import timersPromises from "node:timers/promises";

export const { setTimeout, clearTimeout } = timers;
export const delay = timersPromises.setTimeout;
export const now = performance.now.bind(performance);
