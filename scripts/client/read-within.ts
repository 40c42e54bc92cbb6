import type { Call } from "./call.js";
import type { TimeLimit } from "./time-limit.js";

const readers = ["text", "json", "arrayBuffer", "blob", "formData"] as const;

/**
 * Applies the time limit to the methods of a response that read its whole body. The limit's signal covers the stream itself.
 */
export function readWithin(limit: TimeLimit, call: Call, response: Response): Response {
  if (!response.body || response.status === 204 || response.headers?.get?.("content-length") === "0") limit.release();
  else limit.unref();
  for (const name of readers) {
    const read = response[name] as (() => Promise<unknown>) | undefined;
    if (typeof read !== "function") continue;
    const value = async () => {
      try {
        return await limit.within(read.call(response));
      } catch (error) {
        if (limit.reason === undefined || limit.isTimeout) call.unreadable = { cause: error };
        throw error;
      } finally {
        limit.release();
      }
    };
    Reflect.defineProperty(response, name, { value, configurable: true, writable: true });
  }
  return response;
}
