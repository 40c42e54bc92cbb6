import type { RunningServer } from "./listen.js";

/** A server that the check is tried on. */
export interface TestServer extends RunningServer {
  /** The numbers that have a gateway at this moment. */
  attached(): string[];
  /** Operations that it lacks, though it has the other companions. */
  without?: string[];
}

interface TestServerOptions {
  /** Whether it has list, get, detach and release beside create; it has when left out. */
  companions?: boolean;
}

export type StartTestServer = (options?: TestServerOptions) => Promise<TestServer>;

/** The operations that change and delete gateways. */
export const gatewayOperations = ["updatePhoneNumberGateway", "deleteInboundGateway", "deleteOutboundGateway"];
