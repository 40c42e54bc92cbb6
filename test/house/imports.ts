/** Reads the imports between the files of `scripts/` and `generated/`. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

interface Import {
  from: string;
  to: string;
}

/** Every import of one source file by another, types included. */
export function imports(): Import[] {
  const files = ["scripts", "generated"].flatMap(sources);
  return files.flatMap((from) =>
    ts.preProcessFile(readFileSync(from, "utf8")).importedFiles.flatMap(({ fileName }) => {
      const to = normalize(join(dirname(from), fileName)).replace(/\.js$/, ".ts");
      return fileName.startsWith(".") && files.includes(to) ? [{ from, to }] : [];
    }),
  );
}

/** The room that a file stands in: a folder of `scripts/`, `generated/`, or a file at the top of `scripts/`. */
export function room(file: string): string {
  const [top = "", name = "", inner] = file.split("/");
  return top === "scripts" ? `${top}/${name}${inner ? "/" : ""}` : `${top}/`;
}

/** The room within a room that a file stands in, for example `scripts/check/verdict/`. */
export function innerRoom(file: string): string | undefined {
  return file.split("/").length > 3 ? `${dirname(file)}/` : undefined;
}

/** Each circle of files once, as the way round it. */
export function circles(all: Import[]): string[][] {
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, way: string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) found.push(way.slice(start));
    if (start >= 0 || done.has(file)) return;
    for (const { from, to } of all) if (from === file) walk(to, [...way, file]);
    done.add(file);
  };
  for (const { from } of all) walk(from, []);
  return found;
}

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
  return files.filter((file) => /\.ts$/.test(file) && !file.includes("/site/"));
}
