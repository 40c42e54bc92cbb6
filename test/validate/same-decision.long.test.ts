/** Ten times as many generated requests as `npm test` sends. */
process.env.GENERATED_REQUESTS = "10000";
await import("./same-decision.slow.test.js");
