/** Loads Prism's HTTP package without the weight that this mock never uses. */
import { createRequire, Module } from "node:module";
import { requirePeers } from "../peer.js";

/**
 * Loads `@stoplight/prism-http`, with English as the one language of its random data.
 *
 * Prism loads faker for random answers. Faker's main file reads the words of every language it knows, which takes more
 * than half of Prism's whole loading time; its `locale/en` holds the same generator with English alone, the default.
 * So `locale/en` stands in for the main file while Prism loads, and only then: nobody else's faker changes.
 *
 * @throws when it is not installed; the message says what to install
 */
export function loadPrism(): typeof import("@stoplight/prism-http") {
  requirePeers("The mock", "@stoplight/prism-http");
  const prismFile = createRequire(import.meta.url).resolve("@stoplight/prism-http");
  const require = createRequire(prismFile);
  const fakerFile = require.resolve("@faker-js/faker");
  if (require.cache[fakerFile]) return require(prismFile);

  const english = new Module(fakerFile);
  const faker: unknown = require("@faker-js/faker/locale/en");
  english.exports = { default: faker, faker };
  english.loaded = true;
  require.cache[fakerFile] = english;
  try {
    return require(prismFile);
  } finally {
    delete require.cache[fakerFile];
  }
}
