import { once } from "node:events";
import { type AddressInfo, isIPv6, type Server } from "node:net";
import { Server as TlsServer } from "node:tls";

/**
 * @param port 0 takes a free one
 * @returns the origin, for example `http://127.0.0.1:4010`
 * @throws when the server cannot listen there; the message says what to do, and `code` is Node's
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host);
  await once(server, "listening").catch((error) => {
    throw cannotListen(error, host, port);
  });
  const address = server.address() as AddressInfo;
  const scheme = server instanceof TlsServer ? "https" : "http";
  return `${scheme}://${hostToCall(host, address)}:${address.port}`;
}

/** The host for the URL. A server that listens on every address is reached at this machine's loopback address. */
function hostToCall(host: string, { address }: AddressInfo): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason =
    {
      EADDRINUSE: "something else is listening there. End that, or choose another port; 0 takes a free one",
      EADDRNOTAVAIL:
        "this machine does not have that address. 127.0.0.1 is this machine only, 0.0.0.0 is every address",
      ENOTFOUND: "there is no host of that name. 127.0.0.1 is this machine only, 0.0.0.0 is every address",
      EACCES: "that port is for privileged users. Choose one from 1024 on",
    }[error.code ?? ""] ?? error.message;
  return Object.assign(new Error(`Cannot listen on ${host}, port ${port}: ${reason}.`), { code: error.code });
}
