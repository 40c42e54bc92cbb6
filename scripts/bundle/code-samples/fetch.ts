import type { Call } from "./call.js";
import { indent, javaScript, literal } from "./notation.js";

/** The call in JavaScript, without a library. */
export function fetchSample(call: Call): string {
  const values = Object.entries({ ...call.path, ...call.query });
  const constants = values.map(
    ([name, value]) => `const ${name} = encodeURIComponent(${literal(value, javaScript)});\n`,
  );
  const sent = `const response = await fetch(${address(call)}, {\n${indent(optionsOf(call), "  ")}\n});
if (!response.ok) throw new Error(\`\${response.status}: \${await response.text()}\`);`;
  return `${constants.join("")}${withResult(sent, call)}\n`;
}

function withResult(sent: string, { isSilent, pages }: Call): string {
  if (isSilent) return sent;
  const read = `${sent}\n\nconst body = await response.json();`;
  if (!pages) return `${read}\nconsole.log(body);`;
  const page = `${read}
for (const entry of body.${pages.entries}) console.log(entry);
lastPage = body.${pages.lastPage.join(".")};`;
  return `for (let page = 1, lastPage = 1; page <= lastPage; page++) {\n${indent(page, "  ")}\n}`;
}

function address({ address }: Call): string {
  return address.includes("{") ? `\`${address.replaceAll("{", "${")}\`` : JSON.stringify(address);
}

function optionsOf({ method, authHeader, body }: Call): string {
  const token = `${javaScript.key(authHeader)}: process.env.VIDEOSDK_TOKEN`;
  return [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)},`]),
    body
      ? `headers: {\n  ${token},\n  "Content-Type": ${JSON.stringify(body.mediaType)},\n},`
      : `headers: { ${token} },`,
    ...(body ? [`body: JSON.stringify(${literal(body.value, javaScript)}),`] : []),
  ].join("\n");
}
