/** With those that make a whole check. */
process.env.WHOLE_CHECKS = "yes";
await import("./samples.slow.test.js");
