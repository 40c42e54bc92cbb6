import longConfig from "./long.config.js";

/** `npm run test:all`: full catalogues and other languages' toolchains, within the limits of the long tests. */
export default { ...longConfig, test: { ...longConfig.test, include: ["test/**/*.all.test.ts"] } };
