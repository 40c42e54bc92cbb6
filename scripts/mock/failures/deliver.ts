import type { ServerResponse } from "node:http";
import type { Delivery } from "../http/exchange.js";

export function deliverBroken(
  response: ServerResponse,
  delivery: Delivery,
  { status, headers, text }: { status: number; headers: Record<string, string>; text: string },
): void {
  if (delivery === "hangUp") {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(text);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  // The written half must be sent before the connection is cut.
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
