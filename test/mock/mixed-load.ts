/** Many clients that work on few numbers at the same time, and the history of what they were told. */
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { firstMisfit } from "./linearizable.js";
import { created, detached, got, listed, type Numbers, refused, released, type Step } from "./number-history.js";
import { operation, valid } from "./requests.js";

/** Numbers that are created together. Those of different groups never meet, so that each has a history of its own. */
interface Group {
  account: string;
  numbers: string[];
  steps: Step[];
}

const perGroup = 3;
const accounts = 4;
/** The loads so far: each has accounts of its own, as accounts come and go. */
let loads = 0;

export interface Load {
  operations: number;
  clients: number;
  groups: number;
}

export async function mixedLoad(origin: string, { operations, clients, groups: count }: Load): Promise<Group[]> {
  loads++;
  const groups = Array.from({ length: count }, (_, group) => ({
    account: `account-${loads}-${group % accounts}`,
    numbers: Array.from({ length: perGroup }, (_, index) => `+1202555${1000 + group * 10 + index}`),
    steps: [] as Step[],
  }));
  /** The latest id that a lookup showed of a number. */
  const ids = new Map<string, string>();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let clock = 0;
  let started = 0;

  async function step({ account, numbers, steps }: Group): Promise<void> {
    const { what, method = "POST", path = "", body, creates = [], outcome } = next(numbers, ++started);
    const call = ++clock;
    const response = await send({ method, path: operation.path + path, account, body });
    const number = response.body.phoneNumber?.e164;
    if (number) ids.set(number, response.body.phoneNumber.phoneNumberId);
    const { status } = response;
    steps.push({ what: `${what} → ${status}`, call, end: ++clock, creates, status, apply: outcome(response) });
  }

  function next(numbers: string[], serial: number) {
    const [number = "", ...others] = shuffled(numbers);
    const kind = Math.random();
    if (kind < 0.05) {
      return { what: "invalid create", body: valid([]), outcome: refused };
    }
    if (kind < 0.4) {
      const wanted = [number, ...others.filter(() => Math.random() < 0.4)];
      const fields = { name: `create ${serial}`, isShared: Math.random() < 0.5 };
      return {
        what: `create ${wanted}`,
        body: valid(wanted, fields),
        creates: wanted,
        outcome: created(wanted, { ...fields, pair: `pair ${serial}` }),
      };
    }
    if (kind < 0.6) {
      const path = `/${encodeURIComponent(number)}`;
      return { what: `get ${number}`, method: "GET", path, outcome: got(number) };
    }
    if (kind < 0.65) {
      const path = `?search=${encodeURIComponent(number.slice(0, -1))}`;
      return { what: `list ${number.slice(0, -1)}`, method: "GET", path, outcome: listed(numbers) };
    }
    const id = ids.get(number);
    if (kind < 0.75 && id !== undefined) {
      return { what: `release ${number}, ${id}`, path: `/${id}/release`, outcome: released(number, id) };
    }
    return { what: `detach ${number}`, path: "/detach", body: { phoneNumber: number }, outcome: detached(number) };
  }

  function send({ method, path, account, body }: { method: string; path: string; account: string; body: unknown }) {
    const headers = {
      [operation.authHeader]: account,
      ...(body !== undefined && { "content-type": "application/json" }),
    };
    // biome-ignore lint/suspicious/noExplicitAny: the history says what it has to be
    return new Promise<{ status: number; body: any }>((resolve, reject) => {
      request(origin + path, { method, headers, agent }, async (response) => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(await text(response)) });
      })
        .once("error", reject)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  async function client(): Promise<void> {
    while (started < operations) await step(groups[Math.floor(Math.random() * count)] as Group);
  }
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return groups;
}

/** A create that lost a race although no other create of its numbers was under way. */
function isAlone({ status, creates, call, end }: Step, steps: Step[]): boolean {
  const overlaps = (other: Step) => other.status === 200 && other.call < end && other.end > call;
  return (
    status === 409 && !steps.some((other) => overlaps(other) && other.creates.some((one) => creates.includes(one)))
  );
}

function shuffled<T>(values: T[]): T[] {
  return values
    .map((value) => ({ value, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}

/** @throws where a group's history fits no order; the message has the steps that led there */
export function expectLinearizable(groups: Group[]): void {
  for (const { account, numbers, steps } of groups) {
    const misfit = steps.find((step) => isAlone(step, steps)) ?? firstMisfit<Numbers, Step>(steps, {});
    if (!misfit) continue;
    const before = steps.filter(({ call }) => call <= misfit.end).toSorted((one, other) => one.end - other.end);
    const lines = before.slice(-20).map(({ what, call, end }) => `  ${call}-${end} ${what}`);
    throw new Error(`${account}, ${numbers}: no order of the operations explains the last of\n${lines.join("\n")}`);
  }
}
