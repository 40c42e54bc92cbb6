import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a bundle of this module costs its readers, in kB: with all that it imports, minified and gzipped. */
export async function bundleSize(source: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: ".", loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error("esbuild made no bundle");
  return gzipSync(bundle.contents, { level: 9 }).byteLength / 1000;
}

/** The README's first call of the client. */
export const snippet = `
import { createClient } from "./generated/client.js";
const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });
const { data, error, response } = await videosdk.POST("/v2/sip/phone-numbers", {
  body: {
    name: "Front desk",
    phoneNumbers: ["+12125550100"],
    inbound: { sipRegion: "auto" },
    outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
  },
});
console.log(data, error, response.status);
`;
