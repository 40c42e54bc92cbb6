/** The numbers and gateways that the page shows: those that the latest responses told of. */
import { bodyOf, entriesIn, isOnGateway, type Read } from "../check/for-proxy.js";
import { most, type ShownAccount, type ShownGateway, type ShownNumber } from "../mock/for-proxy.js";
import { cut, printable } from "../printable.js";
import { remember } from "../remember.js";

/** Beyond, the numbers that were longest untouched are left out. */
const mostNumbers = 10_000;
/** How many characters of a text are shown. */
const longest = 100;
/** In place of the id of a gateway that no response has shown. */
const unnamed = "of request";

interface Known {
  account: string;
  shown: ShownNumber;
}

export class KnownNumbers {
  readonly #sharedByDefault: boolean;
  /** By account and number, the one that was longest untouched first. */
  readonly #numbers = new Map<string, Known>();

  constructor(sharedByDefault: boolean) {
    this.#sharedByDefault = sharedByDefault;
  }

  /** The latest first. */
  accounts(): string[] {
    return [...new Set([...this.#numbers.values()].map(({ account }) => account).reverse())];
  }

  of(account: string): Omit<ShownAccount, "id" | "name"> {
    const own = [...this.#numbers.values()].filter((known) => known.account === account);
    return { total: own.length, numbers: own.slice(-most.numbers).map(({ shown }) => shown), emptied: [] };
  }

  note(account: string, read: Read): void {
    const { call, exchange, numbers } = read;
    const status = exchange.answer?.status ?? 0;
    const isDone = status >= 200 && status < 300;
    const isRefused = status >= 400 && status < 500;
    if (call.operation === "list" && isDone) for (const entry of entriesIn(exchange)) this.#show(account, entry);
    if (call.operation === "get" && isDone) this.#show(account, bodyOf(exchange), numbers[0]);
    if (call.operation === "get" && status === 404) this.#forget(account, numbers);
    if (call.operation === "list" || call.operation === "get" || exchange.request.method === "GET" || isRefused) return;
    // Without a clear response nobody knows whether it was carried out.
    if (!isDone) this.#forget(account, numbers);
    else if (call.operation === "create") this.#create(account, read);
    else if (call.operation === "detach") for (const number of numbers) this.#detach(account, number);
    if (call.operation === "release") this.#forget(account, this.#withId(account, read.id));
    if (call.operation === "other" || isOnGateway(call)) this.#blankGateways(account, exchange.request.path);
  }

  #set(account: string, shown: ShownNumber): void {
    const key = keyOf(account, shown.phoneNumber.e164);
    this.#numbers.delete(key);
    remember(this.#numbers, key, { account, shown }, mostNumbers);
  }

  #forget(account: string, numbers: string[]): void {
    for (const number of numbers) this.#numbers.delete(keyOf(account, text(number)));
  }

  /** @param asked the number that was asked for, where the entry names none */
  #show(account: string, entry: unknown, asked?: string): void {
    const { phoneNumber, inbound, outbound } = fieldsOf(entry);
    const { phoneNumberId, e164, name } = fieldsOf(phoneNumber);
    const number = text(e164) || text(asked);
    if (!number) return;
    const shown = {
      phoneNumber: { phoneNumberId: text(phoneNumberId), e164: number, name: text(name) },
      ...{ inbound: gateway(inbound), outbound: gateway(outbound) },
    };
    this.#nameSharedPair(account, shown);
    this.#set(account, shown);
  }

  /** The ids of a pair that one request made for several numbers are those of the others, too. */
  #nameSharedPair(account: string, { phoneNumber, inbound, outbound }: ShownNumber): void {
    const before = this.#numbers.get(keyOf(account, phoneNumber.e164))?.shown.inbound?.id;
    if (!before?.startsWith(unnamed) || !inbound || !outbound) return;
    for (const { account: owner, shown } of this.#numbers.values()) {
      if (owner === account && shown.inbound?.id === before) Object.assign(shown, { inbound, outbound });
    }
  }

  /** As the request asks: the response tells no more. */
  #create(account: string, { numbers, body, place }: Read): void {
    if (!body) return;
    const { isShared = this.#sharedByDefault, mediaEncryption, name } = body;
    for (const number of numbers) {
      const id = isShared ? `${unnamed} ${place}` : `${unnamed} ${place}, for ${text(number)}`;
      const pair = ({ sipRegion, ...settings }: { sipRegion: string }) =>
        gateway({ ...settings, id, geoRegion: sipRegion, mediaEncryption });
      this.#set(account, {
        phoneNumber: { phoneNumberId: "", e164: text(number), name: text(name) },
        ...{ inbound: pair(body.inbound), outbound: pair(body.outbound) },
      });
    }
  }

  #detach(account: string, number: string): void {
    const phoneNumber = this.#numbers.get(keyOf(account, text(number)))?.shown.phoneNumber;
    this.#set(account, {
      phoneNumber: phoneNumber ?? { phoneNumberId: "", e164: text(number), name: "" },
      ...{ inbound: null, outbound: null },
    });
  }

  #withId(account: string, id: string | undefined): string[] {
    const own = [...this.#numbers.values()].filter((known) => known.account === account);
    return own.flatMap(({ shown: { phoneNumber } }) => (phoneNumber.phoneNumberId === id ? [phoneNumber.e164] : []));
  }

  /** The settings of a gateway that a request names are not known any more. */
  #blankGateways(account: string, path: string): void {
    const named = new Set(path.split(/[/?]/).filter((part) => part !== ""));
    const blank = (known: ShownGateway | null) => (known && named.has(known.id) ? gateway({ id: known.id }) : known);
    for (const { account: owner, shown } of this.#numbers.values()) {
      if (owner === account) Object.assign(shown, { inbound: blank(shown.inbound), outbound: blank(shown.outbound) });
    }
  }
}

function keyOf(account: string, number: string): string {
  return `${account}\n${number}`;
}

function gateway(value: unknown): ShownGateway | null {
  if (typeof value !== "object" || value === null) return null;
  const { id, name, geoRegion, address, transport, mediaEncryption } = fieldsOf(value);
  return {
    ...{ id: text(id), name: text(name), geoRegion: text(geoRegion), address: text(address) },
    ...{ transport: text(transport), mediaEncryption: text(mediaEncryption) },
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? printable(cut(value, longest)) : "";
}
