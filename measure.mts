const root = process.env.ROOT ?? "/work/engine";
const share = Number(process.env.SHARE ?? 12), offset = Number(process.env.OFFSET ?? 0), atOnce = Number(process.env.AT ?? 2);
const seed = Number(process.env.SEED ?? 1), budget = Number(process.env.BUDGET ?? 1500);
const only = process.env.NAME;
const { allFaults } = await import(`${root}/test/check/servers/broken/index.ts`);
const { tryBroken } = await import(`${root}/test/check/servers/broken/try-broken.ts`);
const queue = allFaults.filter((s: any, i: number) => only ? s.name.includes(only) : i % share === offset);
const total = queue.length;
let found = 0, astray = 0, requests = 0, long = 0;
const started = performance.now();
const lane = async () => {
  for (let s = queue.shift(); s; s = queue.shift()) {
    const t0 = performance.now();
    const tried = await tryBroken(s, { seed, budget, timeout: 10_000 }).catch((e: any) => ({ error: e }));
    if (tried.error) { console.log("ERROR", s.name, tried.error.stack); continue; }
    const dt = ((performance.now() - t0) / 1000).toFixed(1);
    requests += Object.values(tried.result.requestsSent).reduce((a:any,b:any)=>a+b,0);
    const extra = s.level === "assumed" && tried.ids.broken.length > 0;
    if (tried.found) found++;
    if (tried.wronglyBlamed.length) astray++;
    const most = Math.max(0, ...tried.result.guarantees.flatMap((g: any) => g.findings).map((f: any) => f.reproduction.flat().length));
    if (most > Math.max(5, s.shownBy)) long++;
    if (!tried.found || tried.wronglyBlamed.length || extra || only) console.log(`${tried.found ? "ok   " : "MISS "} ${dt}s ${Object.values(tried.result.requestsSent).reduce((a:any,b:any)=>a+b,0)}r ${s.name} [${s.guarantees}] ${s.level} -> broken ${tried.ids.broken} | otherwise ${tried.ids["assumed otherwise"]} | np ${tried.ids["not proven"]} ${tried.wronglyBlamed.length ? "ASTRAY " + tried.wronglyBlamed : ""} ${extra ? "LEVEL" : ""} ${tried.result.stopped ?? ""}${tried.result.cannotCheck ?? ""}`);
    if (process.env.FINDINGS) for (const g of tried.result.guarantees) for (const f of g.findings) {
      console.log(`   ${g.id} ${f.level}: ${f.step}\n      expected ${f.expected}\n      got ${f.actual}`);
      if (process.env.FINDINGS === "2") for (const r of f.reproduction) console.log("      " + r.map((e: any) => `${e.request.method} ${e.request.path} ${e.request.body ?? ""} -> ${e.answer?.status} ${e.answer?.body?.slice(0, 200)}`).join("\n      || "));
    }
  }
};
await Promise.all(Array.from({ length: atOnce }, lane));
console.log(`${found} of ${total} found, ${astray} astray, ${long} long, ${requests} requests, ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exit(0);
