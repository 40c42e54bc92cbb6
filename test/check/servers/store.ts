/** The state of a test server: its numbers and their gateways. */
import { randomUUID } from "node:crypto";
import type { Body, Rules } from "./rules.js";

export type Direction = "inbound" | "outbound";
export const directions = ["inbound", "outbound"] as const;

export interface Gateway {
  id: string;
  address: string | null;
  auth: { username?: string; password?: string };
  region: string;
  transport?: string;
  mediaEncryption: string;
  name: string;
}

export interface NumberRecord {
  phoneNumberId: string;
  e164: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  inbound?: Gateway | undefined;
  outbound?: Gateway | undefined;
  /** When it was attached, in milliseconds on a clock that only goes forward. */
  attachedAt: number;
  /** The request that attached it. */
  attachedBy?: Body;
}

export class Store {
  /** By what the rules take for the key of a number, in the order in which they were registered. */
  readonly numbers = new Map<string, NumberRecord>();
  /** By id, with their numbers or without. */
  readonly gateways = new Map<string, { direction: Direction; gateway: Gateway }>();
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  get records(): NumberRecord[] {
    return [...this.numbers.values()];
  }

  /** The numbers that have a gateway. */
  get attached(): string[] {
    return this.records.filter(isAttached).map(({ e164 }) => e164);
  }

  find(e164: unknown): NumberRecord | undefined {
    return this.records.findLast((record) => record.e164 === e164);
  }

  /** The records of those of the numbers that are known. */
  known(numbers: string[]): NumberRecord[] {
    return numbers.flatMap((number) => this.find(number) ?? []);
  }

  byId(id: string): NumberRecord | undefined {
    return this.records.find(({ phoneNumberId }) => phoneNumberId === id);
  }

  /** Registers the numbers that are not known. */
  register(numbers: string[], body: Body): void {
    numbers.forEach((number, index) => {
      const key = this.#rules.keyOf(number, body);
      if (!this.numbers.has(key)) this.numbers.set(key, newRecord(number, this.#rules.label(body, index)));
    });
  }

  /** Registers the numbers that are not known, and gives all of them the gateways that the body asks for. */
  attach(numbers: string[], body: Body): void {
    this.register(numbers, body);
    const gateways = new Map<string, Gateway>();
    numbers.forEach((number, index) => {
      const record = this.numbers.get(this.#rules.keyOf(number, body)) as NumberRecord;
      record.name = this.#rules.label(body, index);
      record.updatedAt = new Date().toISOString();
      record.attachedAt = performance.now();
      record.attachedBy = body;
      for (const direction of directions) {
        const pair = `${direction} ${this.#rules.pair(body, index, direction)}`;
        const gateway = gateways.get(pair) ?? newGateway(this.#rules, direction, body, index);
        gateways.set(pair, gateway);
        this.gateways.set(gateway.id, { direction, gateway });
        record[direction] = gateway;
      }
    });
  }

  detach(e164: string): void {
    for (const record of this.records.filter((other) => other.e164 === e164)) detach(record);
  }

  /** The numbers that are attached to a gateway. */
  numbersOn(id: string): string[] {
    const isOn = (record: NumberRecord) => directions.some((direction) => record[direction]?.id === id);
    return this.records.filter(isOn).map(({ e164 }) => e164);
  }

  forget(e164: string): void {
    for (const [key, record] of this.numbers) if (record.e164 === e164) this.numbers.delete(key);
  }
}

export function isAttached(record: NumberRecord | undefined): boolean {
  return record?.inbound !== undefined || record?.outbound !== undefined;
}

export function detach(record: NumberRecord): void {
  record.inbound = undefined;
  record.outbound = undefined;
}

function newRecord(e164: string, name: string): NumberRecord {
  const now = new Date().toISOString();
  return {
    phoneNumberId: `pn_${randomUUID()}`,
    e164,
    name,
    createdAt: now,
    updatedAt: now,
    attachedAt: 0,
  };
}

function newGateway(rules: Rules, direction: Direction, body: Body, index: number): Gateway {
  const { sipRegion, address, transport, auth } = Object(body[direction]);
  return {
    id: `gw_${randomUUID()}`,
    // Only what is called needs an address.
    address: direction === "inbound" ? null : address,
    auth: direction === "inbound" || !auth ? {} : { username: auth.username, password: auth.password },
    region: sipRegion,
    ...(direction === "outbound" && { transport }),
    mediaEncryption: rules.encryption(body, index, direction),
    name: body.name,
  };
}
