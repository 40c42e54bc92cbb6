/**
 * A server on `node:http` with a SQL database, in which a unique index decides who wins a race. Every statement is awaited,
 * as one that goes over a network.
 */
import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import initSqlJs, { type BindParams, type Database } from "sql.js";
import { encryptions, othersAreValid, regions, transports } from "../document-rules.js";
import { startServer } from "../listen.js";
import { gatewayOperations, type StartTestServer } from "../test-server.js";

const schema = `
  create table numbers (
    id text primary key, e164 text not null unique, name text not null, created text not null, updated text not null
  );
  create table gateways (id text primary key, direction text not null, settings text not null);
  create table attachments (
    number text not null references numbers (id) on delete cascade,
    direction text not null,
    gateway text not null references gateways (id),
    unique (number, direction)
  );
  pragma foreign_keys = on;
`;

type Row = Record<string, string>;
type Answer = [status: number, body: object];

export const startDatabase: StartTestServer = async ({ companions = true } = {}) => {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(schema);
  const numbers = new Numbers(database);
  const server = await startServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const raw = await text(request);
    const [status, body] = request.headers.authorization?.match(/^[^ ]+$/)
      ? await route(numbers, companions, `${request.method} ${url.pathname}`, url.searchParams, raw)
      : [401, { message: "no token" }];
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
  });
  return {
    ...server,
    without: gatewayOperations,
    attached: () =>
      select(database, "select distinct e164 from numbers join attachments on number = id").map(
        ({ e164 = "" }) => e164,
      ),
    async close() {
      await server.close();
      database.close();
    },
  };
};

const notFound: Answer = [404, { message: "not found" }];

async function route(
  numbers: Numbers,
  companions: boolean,
  endpoint: string,
  query: URLSearchParams,
  raw: string,
): Promise<Answer> {
  const base = "/v2/sip/phone-numbers";
  if (endpoint === `POST ${base}`) return create(numbers, raw);
  if (!companions) return notFound;
  if (endpoint === `GET ${base}`) return list(numbers, query);
  if (endpoint === `POST ${base}/detach`) return detach(numbers, raw);
  const [, number] = endpoint.match(`^GET ${base}/([^/]+)$`) ?? [];
  if (number) {
    const found = await numbers.find("e164", decodeURIComponent(number));
    return found ? [200, await numbers.shown(found)] : notFound;
  }
  const [, id] = endpoint.match(`^POST ${base}/([^/]+)/release$`) ?? [];
  const found = id && (await numbers.find("id", decodeURIComponent(id)));
  if (!found) return notFound;
  await numbers.run("delete from numbers where id = ?", [found.id ?? ""]);
  return [200, { message: "released", phoneNumberId: found.id, e164: found.e164 }];
}

async function create(numbers: Numbers, raw: string): Promise<Answer> {
  const body = parsed(raw);
  const fault = faultOf(body);
  if (fault) return [400, { message: fault }];
  const phoneNumbers: string[] = body.phoneNumbers;
  for (const e164 of phoneNumbers) {
    const known = await numbers.find("e164", e164);
    if (known && (await numbers.gateways(known)).length > 0) return [400, { message: `${e164} has a gateway` }];
  }
  const isNew = await numbers.provision(body);
  return isNew ? [200, { message: "Created Successfully" }] : [409, { message: "another request was faster" }];
}

async function list(numbers: Numbers, query: URLSearchParams): Promise<Answer> {
  const page = Number(query.get("page") ?? 1);
  const perPage = Math.min(Number(query.get("perPage") ?? 20), 100);
  const like = `%${query.get("search") ?? ""}%`;
  const where = "where e164 like ? or name like ?";
  const [{ total = "0" } = {}] = await numbers.select(`select count(*) as total from numbers ${where}`, [like, like]);
  const rows = await numbers.select(`select * from numbers ${where} order by e164 limit ? offset ?`, [
    ...[like, like],
    ...[perPage, (page - 1) * perPage],
  ]);
  const data = await Promise.all(rows.map((row) => numbers.shown(row)));
  const lastPage = Math.ceil(+total / perPage);
  return [200, { data, pageInfo: { currentPage: page, perPage, lastPage, total: +total } }];
}

async function detach(numbers: Numbers, raw: string): Promise<Answer> {
  const e164 = parsed(raw)?.phoneNumber;
  if (!/^\+\d+$/.test(e164 ?? "")) return [400, { message: "phoneNumber is not a phone number" }];
  const found = await numbers.find("e164", e164);
  if (!found) return notFound;
  const gateways = await numbers.gateways(found);
  if (gateways.length === 0) return [400, { message: "the number has no gateway" }];
  await numbers.run("delete from attachments where number = ?", [found.id ?? ""]);
  const id = (direction: string) => gateways.find((gateway) => gateway.direction === direction)?.id ?? null;
  const { phoneNumber } = await numbers.shown(found);
  return [200, { message: "detached", phoneNumber, inbound: id("inbound"), outbound: id("outbound") }];
}

class Numbers {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async select(sql: string, values: BindParams = []): Promise<Row[]> {
    await new Promise(setImmediate);
    return select(this.#database, sql, values);
  }

  async run(sql: string, values: BindParams): Promise<void> {
    await new Promise(setImmediate);
    this.#database.run(sql, values);
  }

  async find(column: "id" | "e164", value: string): Promise<Row | undefined> {
    return (await this.select(`select * from numbers where ${column} = ?`, [value]))[0];
  }

  gateways({ id = "" }: Row): Promise<Row[]> {
    return this.select("select g.* from attachments join gateways g on gateway = g.id where number = ?", [id]);
  }

  async shown(row: Row) {
    const { id, e164, name, created, updated } = row;
    const rows = await this.gateways(row);
    const gateway = (wanted: string) => {
      const found = rows.find(({ direction }) => direction === wanted);
      return found ? { id: found.id, ...JSON.parse(found.settings ?? "") } : null;
    };
    return {
      phoneNumber: { phoneNumberId: id, e164, name, provider: "other", createdAt: created, updatedAt: updated },
      inbound: gateway("inbound"),
      outbound: gateway("outbound"),
    };
  }

  /** @returns whether nobody was faster; if somebody was, nothing is left of it */
  // biome-ignore lint/suspicious/noExplicitAny: what a client sent, found to be valid
  async provision({ phoneNumbers, name, isShared, mediaEncryption = "disable", inbound, outbound }: any) {
    await new Promise(setImmediate);
    const now = new Date().toISOString();
    const database = this.#database;
    const settings = {
      inbound: { name, mediaEncryption, sipRegion: inbound.sipRegion, address: null, auth: {} },
      outbound: { name, mediaEncryption, ...outbound, auth: outbound.auth ?? {} },
    };
    database.run("begin");
    try {
      let ids: Row = {};
      phoneNumbers.forEach((e164: string, index: number) => {
        const upsert =
          "insert into numbers values (?, ?, ?, ?, ?) on conflict (e164) do update set name = ?, updated = ?";
        database.run(upsert, [randomUUID(), e164, name, now, now, name, now]);
        if (index === 0 || isShared === false) {
          ids = { inbound: randomUUID(), outbound: randomUUID() };
          for (const [direction, own] of Object.entries(settings)) {
            database.run("insert into gateways values (?, ?, ?)", [
              ids[direction] ?? "",
              direction,
              JSON.stringify(own),
            ]);
          }
        }
        for (const [direction, gateway] of Object.entries(ids)) {
          database.run("insert into attachments select id, ?, ? from numbers where e164 = ?", [
            direction,
            gateway,
            e164,
          ]);
        }
      });
      database.run("commit");
      return true;
    } catch {
      database.run("rollback");
      return false;
    }
  }
}

function select(database: Database, sql: string, values: BindParams = []): Row[] {
  const statement = database.prepare(sql, values);
  const rows: Row[] = [];
  while (statement.step()) rows.push(statement.getAsObject() as Row);
  statement.free();
  return rows;
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
function parsed(raw: string): any {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
function faultOf(body: any): string | undefined {
  const isList = Array.isArray(body?.phoneNumbers) && body.phoneNumbers.length > 0;
  const isE164 = (number: unknown) => typeof number === "string" && /^\+[1-9]\d{1,14}$/.test(number);
  const { auth } = body?.outbound ?? {};
  const faults: [boolean, string][] = [
    [typeof body?.name === "string", "name"],
    [isList && body.phoneNumbers.every(isE164), "phoneNumbers"],
    [[undefined, true, false].includes(body?.isShared), "isShared"],
    [[undefined, ...encryptions].includes(body?.mediaEncryption), "mediaEncryption"],
    [regions.includes(body?.inbound?.sipRegion), "inbound.sipRegion"],
    [regions.includes(body?.outbound?.sipRegion), "outbound.sipRegion"],
    [transports.includes(body?.outbound?.transport), "outbound.transport"],
    [typeof body?.outbound?.address === "string" && body.outbound.address !== "", "outbound.address"],
    [auth === undefined || [auth?.username, auth?.password].every((part) => part && typeof part === "string"), "auth"],
    [othersAreValid(body), "another field"],
  ];
  return faults.find(([isRight]) => !isRight)?.[1];
}
