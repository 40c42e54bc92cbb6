/** Which test files belong together, as patterns. */

/** What takes minutes by nature. `npm run test:long` runs these, and nothing else does. */
export const long = "test/**/*.long.test.ts";

/** What is tested packed and installed: that is done once, before them. */
export const packaged = ["test/package/**/*.test.ts", "test/readme/samples.test.ts"];
