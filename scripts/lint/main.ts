/** `npm run lint`: the document against Redocly's rules and the house rules, then the code against Biome's. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { ignoreClosedOutput } from "../ignore-closed-output.js";
import { redocly } from "../redocly.js";

ignoreClosedOutput();

const document = await redocly(["lint", "openapi/openapi.yaml"]);
process.stdout.write(document.stdout);
process.stderr.write(document.stderr);

const biome = spawn("biome", ["check", "--config-path=.biome.json", "."], { stdio: "inherit" });
const [code] = await once(biome, "close");

process.exitCode = document.code || Number(code ?? 1);
