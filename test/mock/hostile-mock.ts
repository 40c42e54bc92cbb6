/** A mock that prints its url, and, when it is told to end, for how long it kept everybody waiting at most. */
import { existsSync, readFileSync } from "node:fs";
import { startMock } from "../../scripts/mock/start-mock.js";

const mock = await startMock({ port: 0 });

let longest = 0;
let last = busy();
setInterval(() => {
  const now = busy();
  longest = Math.max(longest, now - last);
  last = now;
}, 1);

/**
 * How long this thread was busy, in milliseconds of CPU time: what other programs take is not the mock's fault, and what
 * collects garbage beside it keeps nobody waiting. Where the system does not tell threads apart, all of them count.
 */
function busy(): number {
  const thread = `/proc/self/task/${process.pid}/schedstat`;
  if (existsSync(thread)) return Number(readFileSync(thread, "latin1").split(" ")[0]) / 1_000_000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.on("SIGTERM", () => {
  console.log(JSON.stringify({ longest }));
  process.exit();
});
console.log(JSON.stringify({ url: mock.url }));
