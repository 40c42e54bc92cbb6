import createFetchClient, { type Client, type ClientOptions as FetchClientOptions } from "openapi-fetch";
import type { Contract } from "./contract.js";

export interface ClientOptions extends FetchClientOptions {
  /** The token, bare: no `Bearer `, no `Basic `. */
  token: string;
}

/** A `createClient` for one document: it knows the server, and puts the token where the document says. */
export function clientFactory<Paths extends object>(contract: Contract) {
  return function createClient({ token, ...options }: ClientOptions): Client<Paths> {
    const client = createFetchClient<Paths>({ baseUrl: contract.baseUrl, ...options });
    client.use({
      onRequest({ request }) {
        request.headers.set(contract.authHeader, token);
        return request;
      },
    });
    return client;
  };
}
