/** `npm run mutate`: how many small faults, put in on purpose, the tests notice. */
import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { Command, InvalidArgumentError } from "commander";
import { ignoreClosedOutput } from "../../scripts/ignore-closed-output.js";
import { source } from "../truth/source.js";
import { decisiveFiles, mutateFile } from "./code.js";
import { mutateDocument } from "./document.js";
import { isKnown } from "./survivors.js";

ignoreClosedOutput();

/** The share of a file's changes that has to be noticed. */
const least = 0.9;

let killed = 0;
let all = 0;

function percent(part: number, whole: number): string {
  return whole === 0 ? "none of no" : `${((part / whole) * 100).toFixed(1)}%, ${part} of ${whole}`;
}

/** Says on the way what is amiss, and fails by it. */
function complain(what: string): void {
  console.log(`  ${what}`);
  process.exitCode = 1;
}

function count(what: string, noticed: number, survivors: number): void {
  killed += noticed;
  all += noticed + survivors;
  console.log(`${what}: ${percent(noticed, noticed + survivors)}`);
}

function tryDocument(): void {
  const { killed, survivors } = mutateDocument(source);
  count("openapi/openapi.yaml", killed, survivors.length);
  for (const survivor of survivors) complain(`not noticed: ${survivor}`);
}

async function tryFile(file: string, until: number): Promise<void> {
  const score = await mutateFile(file, until);
  if (!score) {
    complain(`${file}: not tried to its end, the time was up`);
    return;
  }
  const { killed, survivors } = score;
  count(file, killed, survivors.length);
  if (killed < least * (killed + survivors.length)) complain(`is less than ${least * 100}%`);
  for (const survivor of survivors.filter((survivor) => !isKnown(file, survivor))) {
    complain(`not noticed, nor in test/mutate/survivors.json: ${JSON.stringify(survivor)}`);
  }
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("It has to be a number above 0.");
  return value;
}

await new Command("npm run mutate --")
  .description(
    "Changes the document and the code that decides something in small ways, and sees which changes the tests notice.\n" +
      `Fails when a survivor is new, when a file has less than ${least * 100}%, or when the time is up before the end.`,
  )
  .argument("[what...]", '"document", or files of those that test/mutate/stryker.config.json names; all when left out')
  .option("--minutes <number>", "how long it may take", minutes, 90)
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (what: string[], options: { minutes: number }) => {
    const until = performance.now() + options.minutes * 60_000;
    if (what.length === 0 || what.includes("document")) tryDocument();
    const files = what.length === 0 ? [...decisiveFiles] : what.filter((one) => one !== "document");
    const lane = async () => {
      for (let file = files.shift(); file; file = files.shift()) await tryFile(file, until);
    };
    await Promise.all(Array.from({ length: availableParallelism() }, lane));
    console.log(`All in all, the tests noticed ${percent(killed, all)} changes.`);
  })
  .parseAsync();
