import type { Call } from "./call.js";
import { javaScript, literal } from "./notation.js";

export function client(call: Call): string {
  return `import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

${useOf(call)}
`;
}

function useOf(call: Call): string {
  const { operationId, isSilent, pages } = call;
  const called = `videosdk.${operationId}(${argumentsOf(call)})`;
  if (pages) return `for await (const entry of ${called}) console.log(entry);`;
  return isSilent ? `await ${called};` : `const body = await ${called};\nconsole.log(body);`;
}

function argumentsOf({ path, query, body }: Call): string {
  const content = body?.onlyField ? (body.value as Record<string, unknown>)[body.onlyField] : body?.value;
  const all = [...Object.values(path), ...(body ? [content] : []), ...(Object.keys(query).length > 0 ? [query] : [])];
  return all.map((value) => literal(value, javaScript)).join(", ");
}
