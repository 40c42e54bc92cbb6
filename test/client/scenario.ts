import { createClient, problemOf } from "../../generated/client.js";
import type { CreatePhoneNumbersRequest } from "../../generated/types.js";

/** What any runtime can be told, as JSON. */
export interface Setting {
  /** Of the server in `scenario-server.ts`. */
  origin: string;
  token: string;
  body: CreatePhoneNumbersRequest;
}

/** What the client makes of each of the server's ways, with nothing but what every runtime has. */
export async function scenario({ origin, token, body }: Setting): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const way of ["fresh", "watched", "attached", "page", "broken", "silent", "elsewhere", "aborted"]) {
    const client = createClient({
      token: async () => token,
      baseUrl: `${origin}/${way}`,
      retry: { initialInterval: way === "aborted" ? 60_000 : 1 },
      timeout: way === "silent" ? 300 : undefined,
    });
    const controller = new AbortController();
    const abort = { signal: controller.signal, onRetry: () => controller.abort(new Error("enough")) };
    if (way === "watched") client.use({ onRequest: ({ request }) => new Request(request) });
    try {
      const result = await client.POST("/v2/sip/phone-numbers", { body, ...(way === "aborted" && abort) });
      results[way] = result.error ? `${problemOf(result).kind}: ${result.error.message}` : result.data.message;
    } catch (error) {
      results[way] = `${error}`;
    }
  }
  return results;
}
