import { libraryCompiles } from "./library-compiles.js";

libraryCompiles([
  { name: "node16, required", file: "library.cts", options: ["--module", "node16"] },
  { name: "node16, imported", file: "library.mts", options: ["--module", "node16"] },
  { name: "nodenext", file: "library.mts", options: ["--module", "nodenext"] },
  { name: "a bundler", file: "library.ts", options: ["--module", "esnext", "--moduleResolution", "bundler"] },
]);
