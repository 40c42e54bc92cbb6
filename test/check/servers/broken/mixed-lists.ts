/** Servers in which the fate of a number depends on the other numbers of its request. */
import { afterAttached, attachesOnly, broken, looksAmong } from "./broken.js";
import { ofUnattached } from "./followers.js";

const countryOf = (number: string) => (number.startsWith("+1") ? "1" : number.slice(1, 3));

export const mixedLists = [
  broken(
    "whole",
    "attaches the numbers of the first one's country only",
    attachesOnly((numbers) => numbers.filter((number) => countryOf(number) === countryOf(numbers[0] ?? ""))),
    { followers: ofUnattached },
  ),
  broken(
    "whole",
    "attaches the shortest numbers of a list only",
    attachesOnly((numbers) => {
      const shortest = Math.min(...numbers.map((number) => number.length));
      return numbers.filter((number) => number.length === shortest);
    }),
    { followers: ofUnattached },
  ),
  broken(
    ["already-attached", "atomic"],
    "does not look for attached numbers in the second half of lists of six and more",
    looksAmong((numbers) => (numbers.length < 6 ? numbers : numbers.slice(0, Math.ceil(numbers.length / 2)))),
    { followers: ["conflict", "whole", "atomic"] },
  ),
  broken(
    "atomic",
    "keeps what comes before the attached number, with credentials and own pairs",
    afterAttached(({ numbers, attached, store, body }) => {
      const before = numbers.slice(0, numbers.indexOf(attached[0] ?? ""));
      if (body.isShared === false && body.outbound.auth) store.attach(before, body);
    }),
    { followers: ["conflict", "already-attached"] },
  ),
  broken(
    "atomic",
    "keeps the last number when two of the list are attached",
    afterAttached(({ free, attached, store, body }) => {
      if (attached.length > 1) store.attach(free.slice(-1), body);
    }),
    { followers: ["conflict", "already-attached"] },
  ),
];
