import type { Call } from "./call.js";
import { indent, json, literal, type Notation } from "./notation.js";

const notation: Notation = {
  ...json,
  words: { true: "True", false: "False", null: "None" },
  padding: "",
  indentation: "    ",
  trailingComma: true,
};

/** The call with Python's standard library. */
export function python(call: Call): string {
  const values = Object.entries({ ...call.path, ...call.query });
  const variables = values.map(
    ([name, value]) => `${snakeCase(name)} = quote(${literal(String(value), notation)}, safe="")\n`,
  );
  return `${call.body || !call.isSilent ? "import json\n" : ""}import os
from urllib.error import HTTPError
${values.length > 0 ? "from urllib.parse import quote\n" : ""}from urllib.request import Request, urlopen

${variables.join("")}${withResult(call)}
`;
}

function withResult(call: Call): string {
  const { isSilent, pages } = call;
  const sent = `request = Request(\n${indent(argumentsOf(call), notation.indentation)}\n)
try:
    with urlopen(request)${isSilent ? ":\n        pass" : " as response:\n        body = json.load(response)"}
except HTTPError as refusal:
    raise SystemExit(f"{refusal.code}: {refusal.read().decode()}")`;
  if (isSilent) return sent;
  if (!pages) return `${sent}\nprint(body)`;
  const page = `${sent}

for entry in body["${pages.entries}"]:
    print(entry)
page, last_page = page + 1, body${pages.lastPage.map((key) => `["${key}"]`).join("")}`;
  return `page, last_page = 1, 1\nwhile page <= last_page:\n${indent(page, notation.indentation)}`;
}

function argumentsOf({ method, address, authHeader, body }: Call): string {
  const token = `"${authHeader}": os.environ["VIDEOSDK_TOKEN"]`;
  const url = address.replaceAll(/\{(\w+)\}/g, (_, name) => `{${snakeCase(name)}}`);
  return [
    `${url.includes("{") ? "f" : ""}"${url}",`,
    ...(method === "GET" ? [] : [`method="${method}",`]),
    body ? `headers={\n    ${token},\n    "Content-Type": "${body.mediaType}",\n},` : `headers={${token}},`,
    ...(body ? [`data=json.dumps(${literal(body.value, notation)}).encode(),`] : []),
  ].join("\n");
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
