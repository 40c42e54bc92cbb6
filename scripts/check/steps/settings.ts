/** What a request sets of each gateway, and what a server shows of it again. */
import { assumptions } from "../../document/assumptions.js";
import { isSecret } from "../../document/secrets.js";
import type { OpenApiDocument } from "../../document/types.js";
import type { Deviation } from "../answers/finding.js";
import { resolved } from "../requests/alternatives.js";
import { type Path, valueAt } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import { directions } from "./sight.js";

/** Why numbers are taken to share their gateways where a request does not say; undefined when the document documents it. */
export function whyShared({ document, body }: Run): string | undefined {
  return assumptions(resolved(document, body.properties?.isShared)).default;
}

/** Where the settings of the gateways stand in a request. Secrets are not among them: a server may show them masked. */
export function settingsOf({ document, body }: Run): Path[] {
  return directions.flatMap((direction) => settingsIn(document, body.properties?.[direction], [direction]));
}

function settingsIn(document: OpenApiDocument, reference: object | undefined, path: Path): Path[] {
  const schema = resolved(document, reference);
  const { properties } = schema;
  if (!properties) return isSecret(schema) ? [] : [path];
  return Object.entries(properties).flatMap(([key, property]) => settingsIn(document, property, [...path, key]));
}

/**
 * The first setting that a gateway shows otherwise than the request asked for. What it does not show, or under another
 * name, is no deviation; nor is the case of letters, which hosts do not tell apart.
 *
 * @param shown what an answer shows of a number and its gateways
 */
export function settingOtherwise(settings: Path[], asked: unknown, shown: unknown): Deviation | undefined {
  for (const path of settings) {
    const [wanted, actual] = [valueAt(asked, path), valueAt(shown, path)];
    if (wanted === undefined || actual === undefined || actual === null || isAlike(wanted, actual)) continue;
    const [direction, ...names] = path;
    const name = names.join(".");
    return {
      level: "broken",
      expected: `the ${direction} gateway to have ${name} ${JSON.stringify(wanted)}, as the request asked for`,
      actual: `${name} ${JSON.stringify(actual)}`,
    };
  }
  return undefined;
}

function isAlike(wanted: unknown, actual: unknown): boolean {
  return JSON.stringify(wanted).toLowerCase() === JSON.stringify(actual).toLowerCase();
}
