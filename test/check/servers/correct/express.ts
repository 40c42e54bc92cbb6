/**
 * A server made with Express and a JSON Schema. Does not look at the media type, takes `auth: null` for none,
 * answers 422 to invalid bodies, and releases a number twice with 200.
 */
import { randomUUID } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { encryptions, othersAreValid, regions, transports } from "../document-rules.js";
import { listen } from "../listen.js";
import { gatewayOperations, type StartTestServer } from "../test-server.js";

const region = { enum: regions };
const text = { type: "string", minLength: 1 };
const validate = new Ajv2020().compile<CreateRequest>({
  type: "object",
  required: ["name", "phoneNumbers", "inbound", "outbound"],
  properties: {
    name: { type: "string" },
    phoneNumbers: { type: "array", minItems: 1, items: { type: "string", pattern: "^\\+[1-9]\\d{1,14}$" } },
    isShared: { type: "boolean" },
    mediaEncryption: { enum: encryptions },
    inbound: { type: "object", required: ["sipRegion"], properties: { sipRegion: region } },
    outbound: {
      type: "object",
      required: ["address", "sipRegion", "transport"],
      properties: {
        address: text,
        sipRegion: region,
        transport: { enum: transports },
        auth: {
          type: ["object", "null"],
          required: ["username", "password"],
          properties: { username: text, password: text },
        },
      },
    },
  },
});

interface CreateRequest {
  name: string;
  phoneNumbers: string[];
  isShared?: boolean;
  mediaEncryption?: string;
  inbound: object;
  outbound: { auth?: { username: string } | null };
}

interface Gateway {
  id: string;
  numbers: string[];
  [setting: string]: unknown;
}

interface Entry {
  phoneNumberId: string;
  e164: string;
  name: string;
  inbound: Gateway | null;
  outbound: Gateway | null;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const startExpress: StartTestServer = async ({ companions = true } = {}) => {
  const entries: Entry[] = [];
  const released = new Map<string, string>();
  /** Numbers of the requests that are under way. */
  const underway = new Set<string>();
  const find = (e164: unknown) => entries.find((entry) => entry.e164 === e164);
  const api = express.Router();

  api.post("/", async (request, response) => {
    const body: unknown = request.body;
    if (!othersAreValid(body)) throw new Refusal(422, "A field is not as it must be");
    if (!validate(body)) throw new Refusal(422, validate.errors?.[0]?.message ?? "The request is not valid");
    const { name, phoneNumbers, isShared = true, mediaEncryption = "disable", inbound, outbound } = body;
    if (phoneNumbers.length > 100) throw new Refusal(400, "At most 100 numbers at once");
    const attached = phoneNumbers.find((number) => find(number)?.outbound);
    if (attached) throw new Refusal(400, `${attached} is attached already`);
    if (phoneNumbers.some((number) => underway.has(number))) throw new Refusal(409, "Try again");
    for (const number of phoneNumbers) underway.add(number);
    try {
      await new Promise(setImmediate);
      const gateways = () => ({
        inbound: { id: randomUUID(), numbers: [], name, ...inbound, mediaEncryption, address: null, auth: {} },
        outbound: {
          id: randomUUID(),
          numbers: [],
          name,
          ...outbound,
          mediaEncryption,
          auth: { username: outbound.auth?.username, password: outbound.auth && "********" },
        },
      });
      let pair: { inbound: Gateway; outbound: Gateway } = gateways();
      for (const e164 of phoneNumbers) {
        if (!isShared) pair = gateways();
        const known = find(e164);
        const entry = known ?? { phoneNumberId: randomUUID(), e164, name, inbound: null, outbound: null };
        if (!known) entries.unshift(entry);
        Object.assign(entry, { name, ...pair });
        for (const gateway of Object.values(pair)) gateway.numbers.push(e164);
      }
    } finally {
      for (const number of phoneNumbers) underway.delete(number);
    }
    response.json({ message: "Phone Number with SIP Configured Created Successfully" });
  });

  if (companions) {
    api.get("/", ({ query }, response) => {
      const page = Number(query.page ?? 1);
      const perPage = Math.min(Number(query.perPage ?? 20), 100);
      const matching = entries.filter(({ e164, name }) => `${e164} ${name}`.includes(`${query.search ?? ""}`));
      response.json({
        data: matching.slice((page - 1) * perPage, page * perPage).map(shown),
        pageInfo: {
          currentPage: page,
          perPage,
          lastPage: Math.ceil(matching.length / perPage),
          total: matching.length,
        },
      });
    });

    api.get("/:number", ({ params }, response) => {
      const entry = find(params.number);
      if (!entry) throw new Refusal(404, "Phone number not found");
      response.json(shown(entry));
    });

    api.post("/detach", ({ body }, response) => {
      if (!body?.phoneNumber) throw new Refusal(400, "phoneNumber is required");
      const entry = find(body.phoneNumber);
      if (!entry) throw new Refusal(404, "Phone number not found");
      const { inbound, outbound } = entry;
      if (!inbound && !outbound) throw new Refusal(400, "Phone number is attached to no gateway");
      leave(entry);
      response.json({
        message: "Detached successfully",
        phoneNumber: shown(entry).phoneNumber,
        inbound: inbound?.id,
        outbound: outbound?.id,
      });
    });

    api.post("/:id/release", ({ params: { id } }, response) => {
      const entry = entries.find(({ phoneNumberId }) => phoneNumberId === id);
      const e164 = entry?.e164 ?? released.get(id);
      if (!e164) throw new Refusal(404, "Phone number not found");
      if (entry) {
        leave(entry);
        entries.splice(entries.indexOf(entry), 1);
      }
      released.set(id, e164);
      response.json({ message: "Phone number released successfully", phoneNumberId: id, e164 });
    });
  }

  const app = express()
    .disable("x-powered-by")
    .use(authorized)
    .use(express.json({ type: () => true }))
    .use("/v2/sip/phone-numbers", api)
    .use((_, response) => void response.status(404).json({ message: "Not found" }))
    .use(failed);
  return {
    ...(await listen(app)),
    without: gatewayOperations,
    attached: () => entries.filter(({ outbound }) => outbound).map(({ e164 }) => e164),
  };
};

function leave(entry: Entry): void {
  for (const gateway of [entry.inbound, entry.outbound]) {
    if (gateway) gateway.numbers = gateway.numbers.filter((number) => number !== entry.e164);
  }
  entry.inbound = null;
  entry.outbound = null;
}

function shown({ phoneNumberId, e164, name, inbound, outbound }: Entry) {
  return { phoneNumber: { phoneNumberId, e164, name, status: "ACTIVE" }, inbound, outbound };
}

const authorized: RequestHandler = ({ headers }, response, next) => {
  if (!headers.authorization || /^(bearer|basic)\b/i.test(headers.authorization)) {
    return void response.status(401).json({ message: "Unauthorized" });
  }
  next();
};

const failed: ErrorRequestHandler = (error, _request, response, _next) => {
  response.status(error.status ?? 500).json({ message: error.message });
};
