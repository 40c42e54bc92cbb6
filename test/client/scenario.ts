import { createClient, isVideosdkError } from "../../generated/client.js";
import type { CreatePhoneNumbersRequest } from "../../generated/types.js";

/** Instructions for any runtime, as JSON. */
export interface Setting {
  /** The URL of the server in `scenario-server.ts`. */
  origin: string;
  token: string;
  body: CreatePhoneNumbersRequest;
}

/** How a create ends in each of the server's ways, with nothing but what every runtime has. */
export async function scenario({ origin, token, body }: Setting): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const way of ["fresh", "watched", "attached", "page", "broken", "silent", "elsewhere", "aborted"]) {
    const videosdk = createClient({
      token: async () => token,
      baseUrl: `${origin}/${way}`,
      retry: { initialInterval: way === "aborted" ? 60_000 : 1 },
      timeout: way === "silent" ? 300 : undefined,
    });
    const controller = new AbortController();
    const abort = { signal: controller.signal, onRetry: () => controller.abort(new Error("enough")) };
    if (way === "watched") videosdk.raw.use({ onRequest: ({ request }) => new Request(request) });
    try {
      const { message } = await videosdk.createPhoneNumbers(body, way === "aborted" ? abort : {});
      results[way] = message;
    } catch (error) {
      results[way] = isVideosdkError(error) ? `${error.code}: ${error.message}` : `${error}`;
    }
  }
  return results;
}
