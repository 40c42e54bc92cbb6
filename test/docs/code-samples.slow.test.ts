import { expect, test } from "vitest";
import { document } from "../../scripts/document/document.js";
import { serverUrl } from "../../scripts/document/operations.js";
import { all, create, others, outputOf, run, runners, testSamples } from "./code-samples.js";

testSamples(Object.keys(runners).filter((lang) => !others.includes(lang)));

test("the guide's first call gets its answer from the mock", async () => {
  const [source] = guideSamples();
  expect(await run("Shell", source ?? "", "first-call")).toContain(outputOf(create));
});

test.each(all)("$operationId has a sample in every language that can be run", ({ codeSamples }) => {
  expect(codeSamples.map(({ lang }) => lang)).toEqual(Object.keys(runners));
});

/** The guide's shell blocks that call the API, in its order. */
function guideSamples(): string[] {
  const blocks = [...(document.info.description ?? "").matchAll(/```sh\n(.*?)```/gs)].map(([, source = ""]) => source);
  return blocks.filter((source) => source.includes(serverUrl(document)));
}
