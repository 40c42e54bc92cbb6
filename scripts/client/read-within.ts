import type { Call } from "./call.js";
import { isTimeout, type TimeLimit } from "./time-limit.js";

const readers = ["text", "json", "arrayBuffer", "blob", "formData"] as const;

/**
 * The same response, whose body has to be read within the limit, whatever becomes of its stream. Only the methods that read it
 * whole can be seen: whoever reads the stream itself is held to the limit by its signal.
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
        if (limit.reason === undefined || isTimeout(limit.reason)) call.unreadable = { cause: error };
        throw error;
      } finally {
        limit.release();
      }
    };
    Reflect.defineProperty(response, name, { value, configurable: true, writable: true });
  }
  return response;
}
