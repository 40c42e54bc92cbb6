/** Where the document departs from the table beside this file and from the provider's own samples. */
import { isDeepStrictEqual } from "node:util";
import { resolve } from "../../scripts/document/resolve.js";
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { type Fact, facts } from "./facts.js";
import { ruleSentences } from "./prose.js";
import { companionSample, createSample, proseLines, tableLines } from "./tables.js";

/** One line for each difference; none, when the document says what the tables say. */
export function problems(document: OpenApiDocument): string[] {
  return [
    ...differences(facts(document).map(line), tableLines().map(line), "table.md"),
    ...differences(
      ruleSentences(document),
      proseLines().map(({ sentence }) => sentence),
      "prose.md",
    ),
    ...sampleProblems(document),
  ];
}

function differences(said: string[], listed: string[], table: string): string[] {
  return [
    ...said.filter((entry) => !listed.includes(entry)).map((entry) => `${table} lacks: ${entry}`),
    ...listed.filter((entry) => !said.includes(entry)).map((entry) => `The document does not say: ${entry}`),
  ];
}

function line({ section, place, rule, level }: Fact): string {
  return `${section} | ${place} | ${rule} | ${level}`;
}

/** The examples that quote a page are what the page shows. */
function sampleProblems(document: OpenApiDocument): string[] {
  const { request, answer } = createSample();
  const samples: [name: string, value: unknown][] = [
    ["SharedPair", request],
    ["Created", answer],
    ["Detached", companionSample("## `POST /v2/sip/phone-numbers/detach`")],
    ["Released", companionSample("## `POST /v2/sip/phone-numbers/{phoneNumberId}/release`")],
  ];
  return samples
    .filter(([name, value]) => !isDeepStrictEqual(exampleValue(document, name), value))
    .map(([name]) => `The example ${name} is not what the page shows`);
}

function exampleValue(document: OpenApiDocument, example: string): unknown {
  const reference = document.components?.examples?.[example];
  return reference && resolve(document, reference).value;
}
