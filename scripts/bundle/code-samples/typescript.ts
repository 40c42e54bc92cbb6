import { argumentsOf, type Call } from "./call.js";
import { javaScript, literal } from "./notation.js";

/** The call with this package's client. */
export function client(call: Call): string {
  return `import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

${useOf(call)}
`;
}

function useOf(call: Call): string {
  const { operationId, isSilent, pages } = call;
  const called = `videosdk.${operationId}(${argumentsOf(call)
    .map((value) => literal(value, javaScript))
    .join(", ")})`;
  if (pages) return `for await (const entry of ${called}) console.log(entry);`;
  return isSilent ? `await ${called};` : `const body = await ${called};\nconsole.log(body);`;
}
