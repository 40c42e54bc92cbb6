/**
 * A server made with Hono that looks at every field by hand. Answers 201, names no encryption and no region, wants pages
 * of 100 at most, knows no page beyond the last, and takes one request at a time.
 */
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { encryptions, othersAreValid, regions, transports } from "../document-rules.js";
import { listen } from "../listen.js";
import { gatewayOperations, type StartTestServer } from "../test-server.js";

interface Gateway {
  id: string;
  [setting: string]: unknown;
}

interface Pair {
  inbound: Gateway;
  outbound: Gateway;
}

interface Phone {
  phoneNumberId: string;
  e164: string;
  name: string;
}

export const startHono: StartTestServer = async ({ companions = true } = {}) => {
  const phones: Phone[] = [];
  const pairs = new Map<Phone, Pair>();
  let serial = 0;
  const byNumber = (e164: string) => phones.find((phone) => phone.e164 === e164) ?? refuse(404, "No such number");

  const app = new Hono().basePath("/v2/sip/phone-numbers");
  app.onError((error, context) => {
    const status = error instanceof HTTPException ? error.status : 500;
    return context.json({ message: error.message, code: `E${status}` }, status);
  });
  app.notFound((context) => context.json({ message: "Nothing here" }, 404));
  app.use(async ({ req }, next) => {
    if (!/^\S+$/.test(req.header("Authorization") ?? "")) refuse(401, "Unauthorized");
    await next();
  });

  let turn: Promise<unknown> = Promise.resolve();
  app.use(async (_, next) => {
    const before = turn;
    let done = () => {};
    turn = new Promise<void>((resolve) => {
      done = resolve;
    });
    await before;
    await next();
    done();
  });

  app.post("/", async (context) => {
    const { name, numbers, own, inbound, outbound } = read(
      context.req.header("Content-Type"),
      await context.req.text(),
    );
    const taken = phones.filter((phone) => numbers.includes(phone.e164) && pairs.has(phone));
    if (taken.length > 0) refuse(400, `${taken.map(({ e164 }) => e164)} attached`);
    const provision = (): Pair => ({
      inbound: { id: `in-${++serial}`, name, address: null, auth: {}, ...inbound },
      outbound: { id: `out-${++serial}`, name, ...outbound },
    });
    const shared = provision();
    for (const e164 of numbers) {
      const known = phones.find((phone) => phone.e164 === e164);
      const phone = known ?? { phoneNumberId: `phone-${++serial}`, e164, name };
      if (!known) phones.push(phone);
      phone.name = name;
      pairs.set(phone, own ? provision() : shared);
    }
    return context.json(
      { message: "Phone Number with SIP Configured Created Successfully", count: numbers.length },
      201,
    );
  });

  if (companions) {
    const shown = (phone: Phone) => ({ phoneNumber: phone, inbound: null, outbound: null, ...pairs.get(phone) });

    app.get("/", (context) => {
      const { page: wanted = "1", perPage: size = "20", search = "" } = context.req.query();
      const [page, perPage] = [Number(wanted), Number(size)];
      if (!(page >= 1) || !(perPage >= 1 && perPage <= 100)) refuse(400, "No such page");
      const found = phones.filter(({ e164, name }) => [e164, name].some((value) => value.includes(search)));
      const lastPage = Math.max(1, Math.ceil(found.length / perPage));
      if (page > lastPage) refuse(404, "No such page");
      const data = found.slice((page - 1) * perPage, page * perPage).map(shown);
      return context.json({ data, pageInfo: { currentPage: page, perPage, lastPage, total: found.length } });
    });

    app.get("/:number", (context) => context.json(shown(byNumber(context.req.param("number")))));

    app.post("/detach", async (context) => {
      const { phoneNumber } = asObject(await context.req.text());
      if (typeof phoneNumber !== "string") refuse(400, "phoneNumber is missing");
      const phone = byNumber(`${phoneNumber}`);
      const pair = pairs.get(phone) ?? refuse(400, "The number has no gateway");
      pairs.delete(phone);
      const { inbound, outbound } = pair;
      return context.json({
        message: "Detached",
        phoneNumber: phone,
        inbound: inbound.id,
        outbound: outbound.id,
      });
    });

    app.post("/:id/release", (context) => {
      const at = phones.findIndex(({ phoneNumberId }) => phoneNumberId === context.req.param("id"));
      const [phone] = at < 0 ? refuse(404, "No such number") : phones.splice(at, 1);
      if (phone) pairs.delete(phone);
      return context.json({ message: "Released", phoneNumberId: phone?.phoneNumberId, e164: phone?.e164 });
    });
  }

  return {
    ...(await listen(getRequestListener(app.fetch))),
    without: gatewayOperations,
    attached: () => [...pairs.keys()].map(({ e164 }) => e164),
  };
};

function refuse(status: 400 | 401 | 404 | 415, message: string): never {
  throw new HTTPException(status, { message });
}

function asObject(raw: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    refuse(400, "The body is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(400, "The body is not an object");
  return value as Record<string, unknown>;
}

function read(type: string | undefined, raw: string) {
  if (type?.split(";")[0]?.trim() !== "application/json") refuse(415, "Send application/json");
  const body = asObject(raw);
  const text = (value: unknown, field: string) =>
    typeof value === "string" ? value : refuse(400, `${field} must be a string`);
  const oneOf = (value: unknown, field: string, allowed: string[]) =>
    allowed.includes(text(value, field)) ? value : refuse(400, `${field} must be one of ${allowed}`);
  const filled = (value: unknown, field: string) => text(value, field) || refuse(400, `${field} must not be empty`);
  const object = (value: unknown, field: string) =>
    value?.constructor === Object ? (value as Record<string, unknown>) : refuse(400, `${field} must be an object`);
  const optional = <T>(value: unknown, check: () => T) => (value === undefined ? undefined : check());

  const { name, phoneNumbers, isShared, mediaEncryption } = body;
  if (!Array.isArray(phoneNumbers) || phoneNumbers.length === 0) refuse(400, "phoneNumbers must be a list");
  const numbers = (phoneNumbers as unknown[]).map((number) => {
    const digits = text(number, "Each of phoneNumbers");
    return /^\+[1-9][0-9]{1,14}$/.test(digits) ? digits : refuse(400, `${digits} is not in E.164 form`);
  });
  optional(isShared, () => typeof isShared === "boolean" || refuse(400, "isShared must be a boolean"));
  optional(mediaEncryption, () => oneOf(mediaEncryption, "mediaEncryption", encryptions));
  oneOf(object(body.inbound, "inbound").sipRegion, "inbound.sipRegion", regions);
  const { address, sipRegion, transport, auth } = object(body.outbound, "outbound");
  oneOf(sipRegion, "outbound.sipRegion", regions);
  oneOf(transport, "outbound.transport", transports);
  if (!othersAreValid(body)) refuse(400, "A field is not as it must be");
  const credentials = optional(auth, () => object(auth, "outbound.auth"));
  return {
    name: text(name, "name"),
    numbers,
    own: isShared === false,
    inbound: {},
    outbound: {
      address: filled(address, "outbound.address"),
      transport,
      auth: credentials && {
        username: filled(credentials.username, "outbound.auth.username"),
        password: filled(credentials.password, "outbound.auth.password") && "********",
      },
    },
  };
}
