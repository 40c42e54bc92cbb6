/** Only some places of a list are looked at. */
import { broken, lenient, looksAmong } from "./broken.js";

/** An attached number goes unseen: it is attached again, which may be said of either guarantee. */
const unseen = (name: string, some: (numbers: string[]) => string[]) =>
  broken(["atomic", "already-attached"], `sees an attached number only ${name}`, looksAmong(some), {
    followers: ["conflict", "whole"],
  });

const unread = (name: string, looks: (index: number, count: number) => boolean) =>
  broken("phoneNumbers", `sees a wrong number only ${name}`, (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index, all) => !looks(index, all.length));
  });

export const latePositions = [
  unseen("among the first two", (numbers) => numbers.slice(0, 2)),
  unseen("among the first three", (numbers) => numbers.slice(0, 3)),
  unseen("among the first four", (numbers) => numbers.slice(0, 4)),
  unseen("among the last two", (numbers) => numbers.slice(-2)),
  unseen("at the first and the last place", (numbers) => [...numbers.slice(0, 1), ...numbers.slice(-1)]),
  unseen("at every other place", (numbers) => numbers.filter((_, index) => index % 2 === 0)),
  unseen("in lists of three at most", (numbers) => (numbers.length > 3 ? [] : numbers)),
  unseen("in lists of at least two", (numbers) => (numbers.length < 2 ? [] : numbers)),
  unseen("in the second half", (numbers) => numbers.slice(Math.floor(numbers.length / 2))),
  unseen("when it is the least", (numbers) => numbers.toSorted().slice(0, 1)),
  unread("among the first two", (index) => index < 2),
  unread("among the first three", (index) => index < 3),
  unread("among the first four", (index) => index < 4),
  unread("among the last two", (index, count) => index >= count - 2),
  unread("at the first and the last place", (index, count) => index === 0 || index === count - 1),
  unread("in lists of two at most", (_, count) => count <= 2),
  unread("in lists of three at most", (_, count) => count <= 3),
  unread("in lists of several", (_, count) => count > 1),
  unread("at every other place", (index) => index % 2 === 0),
];
