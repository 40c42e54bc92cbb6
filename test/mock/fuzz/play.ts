/** Sends hostile requests to a mock, and sees whether it keeps what it guarantees to whoever sends whatever. */
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type LogEntry, type Mock, startMock } from "../../../scripts/mock/start-mock.js";
import { open } from "../raw.js";
import { operation } from "../requests.js";
import { readAnswers } from "./answers.js";
import { account, type Sending, secret } from "./requests.js";

/** The longest that a sending may keep the process busy, in milliseconds of CPU time, which another program cannot take. */
const longest = 250;

/** When nothing has come back for this long after that, the mock does not answer, in milliseconds. */
const patience = 5000;

interface Game {
  /**
   * @returns the status of each answer
   * @throws when the mock breaks a guarantee; the message says which, and shows the bytes
   */
  play(sending: Sending): Promise<number[]>;
  close(): Promise<void>;
}

export async function startGame(): Promise<Game> {
  const log: LogEntry[] = [];
  const mock = await startMock({ port: 0, log: (entry) => log.push(entry), sendingTime: 2000 });
  return {
    async play(sending) {
      mock.reset();
      log.length = 0;
      const before = process.cpuUsage();
      const answers = readAnswers(await exchange(mock, sending.pieces));
      const { user, system } = process.cpuUsage(before);
      const attached = await attachedNumbers(mock);

      const successes = answers.filter(({ status }) => status === 200).length;
      const unprintable = log.find(({ method, path, message }) => !isPrintable(method + path + message));
      const broken = [
        (user + system) / 1000 > longest && `it took ${(user + system) / 1000} ms`,
        answers.find(({ problem }) => problem)?.problem,
        answers.find(({ status }) => status >= 500) && "the mock failed",
        attached > successes && `${attached} numbers are attached after ${successes} successes`,
        unprintable && `the log is not printable: ${JSON.stringify(unprintable)}`,
        !sending.garbled && JSON.stringify(log).includes(secret) && `the log tells a secret: ${JSON.stringify(log)}`,
      ].filter(Boolean);
      if (broken.length > 0) throw new Error(`${broken.join("; ")}\n${shown(sending)}`);
      return answers.map(({ status }) => status);
    },
    close: () => mock.close(),
  };
}

/** Sends the pieces, says that there are no more, and collects what comes back until the other side ends, too. */
async function exchange(mock: Mock, pieces: Buffer[]): Promise<Buffer> {
  const socket = await open(mock.url);
  const back: Buffer[] = [];
  socket.on("data", (chunk) => back.push(chunk));
  // A mock that has heard enough may hang up.
  socket.on("error", () => {});
  const closed = once(socket, "close").catch(() => {});
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise(setImmediate);
  }
  socket.end();
  const late = new AbortController();
  const timeout = delay(patience, "late", { signal: late.signal }).catch(() => "");
  if ((await Promise.race([closed, timeout])) === "late") {
    socket.destroy();
    throw new Error(`It neither answers nor hangs up\n${shown({ pieces, garbled: false })}`);
  }
  late.abort();
  return Buffer.concat(back);
}

async function attachedNumbers(mock: Mock): Promise<number> {
  const response = await fetch(`${mock.url}${operation.path}?perPage=100`, {
    headers: { [operation.authHeader]: account },
  });
  const { data } = (await response.json()) as { data: unknown[] };
  return data.length;
}

function isPrintable(text: string): boolean {
  return text.length < 1500 && !/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(text);
}

/** The bytes, so that they can be read and pasted. */
function shown({ pieces }: Sending): string {
  return pieces
    .map((piece) => JSON.stringify(piece.toString("latin1")))
    .map((text) => (text.length > 3000 ? `${text.slice(0, 3000)}… (${text.length})` : text))
    .join("\n");
}
