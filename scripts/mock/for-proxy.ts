/** The parts of the mock that the proxy uses: its page. */
export { serving } from "./control/serve.js";
export type { Handler } from "./http/handler.js";
export { hiding, tokensIn } from "./log/hide-secrets.js";
export { createEventStream, most, type ShownAccount } from "./page/event-stream.js";
export { fileHandlers } from "./page/files.js";
export type { ShownGateway, ShownNumber } from "./page/shown.js";
export { Requests } from "./watch/requests.js";
export { noteRequest } from "./watch/watched.js";
