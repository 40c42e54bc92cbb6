/** The drawing of a timeline: lanes, bars, and below them the states of the numbers. */
import { cut } from "../../printable.js";
import type { Timeline, TimelineBar } from "./report.js";
import { escaped } from "./text.js";

/** In pixels. */
const tick = 124;
/** Where no request was under way. */
const gap = 20;
const lane = 46;
const left = 108;
const top = 8;
const stateRow = 34;

export function timelineSvg({ ticks, lanes, bars, states }: Timeline, id: string): string {
  const isBusy = (at: number) => bars.some(({ from, to }) => from <= at && at < to) || at === ticks - 1;
  const places = [left];
  for (let at = 0; at < ticks; at++) places.push((places[at] ?? left) + (isBusy(at) ? tick : gap));
  const x = (at: number) => places[at] ?? left;
  const width = x(ticks) + 16;
  const below = top + lanes.length * lane + 14;
  const fault = bars.find(({ isFault }) => isFault);
  const height = below + states.length * stateRow + 12;
  return `<svg role="img" aria-labelledby="${id}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}">${escaped(inWords(bars))}</title>
${lanes.map((name, index) => laneOf(name, top + index * lane, width)).join("\n")}
${fault ? `<rect class="fault-span" x="${x(fault.from)}" y="${top - 4}" width="${x(fault.to) - x(fault.from)}" height="${height - top}"/>` : ""}
${bars.map((bar) => barOf(bar, x(bar.from), x(bar.to), top + bar.lane * lane + 5)).join("\n")}
<line class="rule" x1="0" x2="${width}" y1="${below - 8}" y2="${below - 8}"/>
${states.map(({ number, parts }, row) => statesOf(number, parts, x, below + row * stateRow)).join("\n")}
</svg>`;
}

function laneOf(name: string, y: number, width: number): string {
  return `<text class="lane" x="0" y="${y + lane / 2 + 4}">${escaped(cut(name, 18))}</text><line class="rule" x1="${left}" x2="${width}" y1="${y + lane}" y2="${y + lane}"/>`;
}

function barOf({ label, status, isFault }: TimelineBar, x: number, end: number, y: number): string {
  const width = end - x - 6;
  const kind = isFault ? "fault" : status >= 200 && status < 300 ? "accepted" : status === 0 ? "open" : "refused";
  const mark = isFault ? "✗ " : "";
  const letters = Math.floor((width - 14) / 6.4);
  return `<g class="bar ${kind}"><rect x="${x + 3}" y="${y}" width="${width}" height="${lane - 12}" rx="5"/><text x="${x + 10}" y="${y + 14}">${escaped(cut(mark + label, letters))}</text><text class="small" x="${x + 10}" y="${y + 28}">${status || "no response"}</text></g>`;
}

function statesOf(
  number: string,
  parts: Timeline["states"][number]["parts"],
  x: (at: number) => number,
  y: number,
): string {
  const drawn = merged(parts).map(({ from, to, states }) => {
    const width = x(to) - x(from) - 2;
    const kind = states.length === 1 ? states[0] : "several";
    const words = states.length === 3 ? "in doubt" : states.join(" or ");
    return `<g class="state ${kind}"><rect x="${x(from) + 1}" y="${y}" width="${width}" height="24"/><text x="${x(from) + 8}" y="${y + 16}">${escaped(cut(words, Math.floor((width - 10) / 6.4)))}</text></g>`;
  });
  return `<text class="lane" x="0" y="${y + 16}">${escaped(number)}</text>${drawn.join("")}`;
}

/** Neighbours that are alike as one. */
function merged(parts: Timeline["states"][number]["parts"]): Timeline["states"][number]["parts"] {
  const found: Timeline["states"][number]["parts"] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last && `${last.states}` === `${part.states}`) last.to = part.to;
    else found.push({ ...part });
  }
  return found;
}

function inWords(bars: TimelineBar[]): string {
  return `Timeline: ${bars.map(({ label, status, isFault }) => `${label}, ${status || "no response"}${isFault ? ", not as guaranteed" : ""}`).join("; ")}`;
}
