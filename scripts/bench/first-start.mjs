/** `node first-start.mjs mock|msw`: starts one of them in this fresh process, as it is shipped, and prints what that took. */

const starts = {
  async mock() {
    const { startMock } = await import("../../dist/scripts/mock/start-mock.js");
    await startMock({ port: 0 });
  },
  async msw() {
    const [{ setupServer }, { http, HttpResponse }] = await Promise.all([import("msw/node"), import("msw")]);
    const created = () => HttpResponse.json({ message: "created" });
    setupServer(http.post("https://api.videosdk.live/v2/sip/phone-numbers", created)).listen();
  },
};

const cpuBefore = process.cpuUsage();
const before = performance.now();
await starts[process.argv[2]]();
const wall = performance.now() - before;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall }));
process.exit();
