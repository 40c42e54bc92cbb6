import type { ServerResponse } from "node:http";

/** How an answer goes wrong on its way: no answer, or half of its body. The connection is closed. */
export type Delivery = "hangUp" | "cutBody";

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
  // What is written must be on its way before the connection is cut.
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
