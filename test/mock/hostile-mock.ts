/** A mock that prints its url, and, when it is told to end, for how long it kept everybody waiting at most. */
import { startMock } from "../../scripts/mock/start-mock.js";

const mock = await startMock({ port: 0 });

let longest = 0;
let last = process.cpuUsage();
// CPU time, because what other programs take is not the mock's fault.
setInterval(() => {
  const { user, system } = process.cpuUsage(last);
  last = process.cpuUsage();
  longest = Math.max(longest, (user + system) / 1000);
}, 1);

process.on("SIGTERM", () => {
  console.log(JSON.stringify({ longest }));
  process.exit();
});
console.log(JSON.stringify({ url: mock.url }));
