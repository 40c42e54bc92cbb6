/** Programs of Node on ports of their own, to be measured. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Starts a command line and waits for its first response to this request, of any status. */
export async function start(commandLine: (port: number) => string[], path: string, request: RequestInit) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}${path}`;
  const child = spawn(process.execPath, commandLine(port), { stdio: "ignore" });
  while (!(await answers(url, request))) {
    if (child.exitCode !== null) throw new Error(`${commandLine(port).join(" ")} ended with ${child.exitCode}`);
    await delay(2);
  }
  const answered = performance.now();
  const end = async () => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return { url, answered, [Symbol.asyncDispose]: end };
}

async function answers(url: string, request: RequestInit): Promise<boolean> {
  try {
    await (await fetch(url, request)).text();
    return true;
  } catch {
    return false;
  }
}

/** A port of this machine at which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
