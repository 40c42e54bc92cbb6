/**
 * A server made with Fastify, whose JSON Schemas refuse what is invalid. Calls the region `geoRegion`, never names a
 * password, and knows a released number no more.
 */
import { randomBytes } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { encryptions, othersAreValid, regions, transports } from "../document-rules.js";
import { gatewayOperations, type StartTestServer } from "../test-server.js";

const path = "/v2/sip/phone-numbers";
const region = { enum: regions };
const text = { type: "string", minLength: 1 };
const createSchema = {
  type: "object",
  required: ["name", "phoneNumbers", "inbound", "outbound"],
  properties: {
    name: { type: "string" },
    phoneNumbers: { type: "array", minItems: 1, items: { type: "string", pattern: "^\\+[1-9][0-9]{1,14}$" } },
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
        auth: { type: "object", required: ["username", "password"], properties: { username: text, password: text } },
      },
    },
  },
};

const pageSchema = {
  type: "object",
  properties: {
    page: { type: "string", pattern: "^[1-9][0-9]*$" },
    perPage: { type: "string", pattern: "^[1-9][0-9]*$" },
    search: { type: "string" },
  },
};

interface CreateBody {
  name: string;
  phoneNumbers: string[];
  isShared?: boolean;
  mediaEncryption?: string;
  inbound: { sipRegion: string };
  outbound: { address: string; sipRegion: string; transport: string; auth?: { username: string; password: string } };
}

/** A number, and the places of its gateways in the list of all that were ever made. */
interface Line {
  id: string;
  name: string;
  created: string;
  updated: string;
  gateways: [inbound: number, outbound: number] | undefined;
}

class Refused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

export const startFastify: StartTestServer = async ({ companions = true } = {}) => {
  const lines = new Map<string, Line>();
  const gateways: { id: string }[] = [];
  const app = Fastify({
    // Fastify would turn a text into the number or the boolean that the schema asks for.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    forceCloseConnections: true,
  });
  app.addHook("onRequest", async ({ headers: { authorization } }) => {
    if (!authorization || authorization.includes(" ")) throw new Refused(401, "A bare token is needed");
  });
  addCreate(app, lines, gateways);
  if (companions) addCompanions(app, lines, gateways);
  return {
    url: await app.listen({ host: "127.0.0.1", port: 0 }),
    without: gatewayOperations,
    attached: () => [...lines].filter(([, line]) => line.gateways).map(([number]) => number),
    close: () => app.close(),
  };
};

function addCreate(app: FastifyInstance, lines: Map<string, Line>, gateways: { id: string }[]): void {
  /** Numbers that a request is about to attach. */
  const reserved = new Set<string>();

  app.post<{ Body: CreateBody }>(path, { schema: { body: createSchema } }, async ({ body }) => {
    const { name, phoneNumbers, isShared, mediaEncryption = "disable" } = body;
    if (!othersAreValid(body)) throw new Refused(400, "A field is not as it must be");
    if (phoneNumbers.some((number) => reserved.has(number))) throw new Refused(409, "A number is being attached");
    const inTheWay = phoneNumbers.filter((number) => lines.get(number)?.gateways);
    if (inTheWay.length > 0) throw new Refused(400, `Already attached: ${inTheWay.join(" ")}`);
    for (const number of phoneNumbers) reserved.add(number);
    await new Promise((resolve) => setTimeout(resolve, 1));

    const add = (settings: object) => gateways.push({ id: newId(), name, mediaEncryption, ...settings } as never) - 1;
    const provision = (): [number, number] => {
      const { auth, sipRegion, ...outbound } = body.outbound;
      return [
        add({ address: null, auth: {}, geoRegion: body.inbound.sipRegion }),
        add({ ...outbound, geoRegion: sipRegion, auth: auth ?? null }),
      ];
    };
    const shared = isShared !== false && provision();
    for (const number of phoneNumbers) {
      const now = new Date().toISOString();
      const { id = newId(), created = now } = lines.get(number) ?? {};
      lines.set(number, { id, created, updated: now, name, gateways: shared || provision() });
      reserved.delete(number);
    }
    return { message: "Phone Number with SIP Configured Created Successfully" };
  });
}

function addCompanions(app: FastifyInstance, lines: Map<string, Line>, gateways: { id: string }[]): void {
  const record = (e164: string, { id, name, created, updated }: Line) => ({
    ...{ phoneNumberId: id, e164, provider: "other", origin: "SIP Configured", status: "ACTIVE" },
    ...{ name, createdAt: created, updatedAt: updated },
  });
  const shown = (e164: string, line: Line) => {
    const [inbound, outbound] = (line.gateways ?? []).map((place) => gateways[place]);
    return { phoneNumber: record(e164, line), inbound: inbound ?? null, outbound: outbound ?? null };
  };
  const known = (e164: string) => {
    const line = lines.get(e164);
    if (!line) throw new Refused(404, `There is no number ${e164}`);
    return line;
  };

  app.get<{ Querystring: Record<"page" | "perPage" | "search", string> }>(
    path,
    { schema: { querystring: pageSchema } },
    async ({ query: { page = "1", perPage = "20", search = "" } }) => {
      const size = Math.min(+perPage, 100);
      const found = [...lines].filter(([e164, { name }]) => e164.includes(search) || name.includes(search));
      return {
        data: found.slice((+page - 1) * size, +page * size).map(([e164, line]) => shown(e164, line)),
        pageInfo: {
          currentPage: +page,
          perPage: size,
          lastPage: Math.ceil(found.length / size) || 1,
          total: found.length,
        },
      };
    },
  );

  app.get<{ Params: { number: string } }>(`${path}/:number`, async ({ params: { number } }) =>
    shown(number, known(number)),
  );

  const detachSchema = { type: "object", required: ["phoneNumber"], properties: { phoneNumber: text } };
  app.post<{ Body: { phoneNumber: string } }>(
    `${path}/detach`,
    { schema: { body: detachSchema } },
    async ({ body: { phoneNumber } }) => {
      const line = known(phoneNumber);
      if (!line.gateways) throw new Refused(400, `${phoneNumber} is attached to nothing`);
      const [inbound, outbound] = line.gateways.map((place) => gateways[place]?.id);
      line.gateways = undefined;
      line.updated = new Date().toISOString();
      return { message: "Detached successfully", phoneNumber: record(phoneNumber, line), inbound, outbound };
    },
  );

  app.post<{ Params: { id: string } }>(`${path}/:id/release`, async ({ params }) => {
    const [e164] = [...lines].find(([, { id }]) => id === params.id) ?? [];
    if (!e164) throw new Refused(404, `There is no number with the id ${params.id}`);
    lines.delete(e164);
    return { message: "Phone number released successfully", phoneNumberId: params.id, e164 };
  });
}

function newId(): string {
  return randomBytes(9).toString("base64url");
}
