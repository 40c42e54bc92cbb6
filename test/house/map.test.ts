/** The map of the house in CONTRIBUTING.md is true. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { circles, imports, innerRoom, room } from "./imports.js";

const all = imports();

interface MapLine {
  room: string;
  imports: string[];
  importedBy: string[];
}

/** The rows of the map: a room, what it holds, what it imports, what imports it. */
const map = [
  ...readFileSync(".github/CONTRIBUTING.md", "utf8").matchAll(
    /^\| `((?:scripts|generated)[^`]*)` \|[^|]*\|([^|]*)\|([^|]*)\|$/gm,
  ),
].map(([, room = "", imports = "", importedBy = ""]): MapLine => {
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => path(name));
  return { room, imports: names(imports), importedBy: names(importedBy) };
});

/** In the cells, `mock` stands for `scripts/mock/`. */
function path(name: string): string {
  if (name === "generated") return "generated/";
  return name.endsWith(".ts") ? `scripts/${name}` : `scripts/${name}/`;
}

const between = all.map(({ from, to }) => ({ from: room(from), to: room(to) })).filter(({ from, to }) => from !== to);

test("each room has a line, and no line is of a room that is gone", () => {
  const rooms = new Set(all.flatMap(({ from, to }) => [from, to]).map(room));
  expect(map.map(({ room }) => room).toSorted()).toEqual([...rooms].toSorted());
});

test.each(map)("$room imports what its line says, and nothing else", ({ room, imports }) => {
  const found = new Set(between.filter(({ from }) => from === room).map(({ to }) => to));
  expect([...found].toSorted()).toEqual(imports.toSorted());
});

test.each(map)("$room is imported by those that its line says, and by nobody else", ({ room, importedBy }) => {
  const found = new Set(between.filter(({ to }) => to === room).map(({ from }) => from));
  expect([...found].toSorted()).toEqual(importedBy.toSorted());
});

test("a room within a room is for that room alone, and for the bench, which measures parts", () => {
  const users = all.filter(({ from }) => room(from) !== "scripts/bench/");
  const strangers = users.filter(({ from, to }) => innerRoom(to) && room(from) !== room(to));
  expect(strangers).toEqual([]);
});

test("no file imports itself, by whatever way round", () => {
  expect(circles(all)).toEqual([]);
});

test("no room within a room imports itself by way of another", () => {
  const place = (file: string) => innerRoom(file) ?? file;
  const ways = all.map(({ from, to }) => ({ from: place(from), to: place(to) })).filter(({ from, to }) => from !== to);
  expect(circles(ways)).toEqual([]);
});

/** The rooms of the check, each above those that may import it. */
const checkRooms = [...readFileSync(".github/CONTRIBUTING.md", "utf8").matchAll(/^\| `([\w-]+\/)` \| [^|]* \|$/gm)].map(
  ([, name]) => `scripts/check/${name}`,
);

test("each room of the check has its line", () => {
  const rooms = all
    .flatMap(({ from, to }) => [from, to])
    .flatMap((file) => file.match(/^scripts\/check\/[\w-]+\//) ?? []);
  expect([...new Set(rooms)].toSorted()).toEqual(checkRooms.toSorted());
});

test("a room of the check imports those that stand above it, and none below", () => {
  const line = (file: string) => checkRooms.findIndex((room) => file.startsWith(room));
  const upward = all.filter(({ from, to }) => line(from) >= 0 && line(to) > line(from));
  expect(upward).toEqual([]);
});
