import { printable } from "../printable.js";
import type { Progress } from "./progress.js";

/** One line that is written over and over, on a terminal only. */
export function progressLine(stream: NodeJS.WriteStream) {
  const live = stream.isTTY === true && !process.env.CI;
  return {
    show({ done, total, step }: Progress) {
      if (live) stream.write(`\r\x1b[K  ${done}/${total}  ${printable(step)}`.slice(0, (stream.columns ?? 80) + 4));
    },
    clear() {
      if (live) stream.write("\r\x1b[K");
    },
  };
}
