/** Servers that break one promise each: the correct server with one rule changed. */
import type { Rules } from "./correct-server.js";

export interface BrokenServer {
  /** What it does wrong. */
  name: string;
  /** The promise that the check must report as broken. */
  promise: string;
  /** Part of the name of a request that must show it. */
  shownBy: string;
  breakRule(rules: Rules): void;
}

// biome-ignore lint/suspicious/noExplicitAny: what a client sent may be anything
type Body = any;

const text = (value: unknown) => typeof value === "string";
const regions = ["auto", "us002", "in002"];
const e164 = /^\+[1-9]\d{1,14}$/;

function broken(promise: string, name: string, shownBy: string, breakRule: (rules: Rules) => void): BrokenServer {
  return { promise, name, shownBy, breakRule };
}

/** The rule, but what fits `exception` is let through. */
function lenient<Arguments extends unknown[]>(
  rule: (...values: Arguments) => boolean,
  exception: (...values: Arguments) => boolean,
): (...values: Arguments) => boolean {
  return (...values) => exception(...values) || rule(...values);
}

/** The rule, but what fits `exception` is refused. */
function strict<Arguments extends unknown[]>(
  rule: (...values: Arguments) => boolean,
  exception: (...values: Arguments) => boolean,
): (...values: Arguments) => boolean {
  return (...values) => !exception(...values) && rule(...values);
}

export const brokenServers: BrokenServer[] = [
  // auth
  broken("auth", "asks for no token", "no Authorization header", (rules) => {
    rules.token = () => true;
  }),
  broken("auth", "wants Bearer in front of the token", "no Authorization header", (rules) => {
    rules.token = (value) => /^bearer /i.test(value ?? "");
  }),
  broken("auth", "falls over a missing token", "no Authorization header", (rules) => {
    rules.replies.unauthorized = () => ({ status: 500, body: { message: "oops" } });
  }),
  broken("auth", "redirects to a login page", "no Authorization header", (rules) => {
    rules.replies.unauthorized = () => ({ status: 302, body: "" });
  }),
  broken("auth", "refuses a missing token, but attaches the numbers", "refused requests about auth", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "token") for (const number of body.phoneNumbers) attached.add(number);
    };
  }),

  // fields
  broken("name", "needs no name", "the body without name", (rules) => {
    rules.name = lenient(rules.name, (body) => body.name === undefined);
  }),
  broken("name", "takes a number for a name", "name as a number", (rules) => {
    rules.name = lenient(rules.name, (body) => typeof body.name === "number");
  }),
  broken("name", "takes null for a name", "name null", (rules) => {
    rules.name = lenient(rules.name, (body) => body.name === null);
  }),
  broken("name", "falls over a missing name", "the body without name", (rules) => {
    const { invalid } = rules.replies;
    rules.replies.invalid = (body) =>
      text(body?.inbound?.sipRegion) && !("name" in body) ? { status: 500, body: { message: "oops" } } : invalid(body);
  }),
  broken("phoneNumbers", "needs no phoneNumbers", "the body without phoneNumbers", (rules) => {
    rules.phoneNumbers = lenient(rules.phoneNumbers, (numbers) => numbers === undefined);
  }),
  broken("phoneNumbers", "takes a bare number for a list", "phoneNumbers as a bare item", (rules) => {
    rules.phoneNumbers = lenient(rules.phoneNumbers, text);
    const { phoneNumber } = rules;
    rules.phoneNumber = (number, index, all) => all.join("").startsWith("+") || phoneNumber(number, index, all);
  }),
  ...(
    [
      ["without a plus", "without its first character", /^\+?[1-9]\d{1,14}$/],
      ["with anything before it", "with a letter before it", /\+[1-9]\d{1,14}$/],
      ["with anything after it", "with a letter after it", /^\+[1-9]\d{1,14}/],
      ["with spaces and dashes", "with a dash in it", /^\+[1-9][\d -]{1,16}$/],
      ["with letters", "with a letter in it", /^\+[1-9][\da-z]{1,14}$/],
      ["with a zero in front", "with a zero after its first character", /^\+\d{2,15}$/],
      ["with 00 for the plus", "with 00 for its first character", /^(\+|00)[1-9]\d{1,14}$/],
      ["that are too long", "one character too long", /^\+[1-9]\d{1,15}$/],
      ["that are too short", "one character too short", /^\+[1-9]\d{0,14}$/],
      ["that are empty", "empty", /^(\+[1-9]\d{1,14})?$/],
    ] as const
  ).map(([what, shownBy, pattern]) =>
    broken("phoneNumbers", `takes numbers ${what}`, shownBy, (rules) => {
      rules.phoneNumber = (number) => text(number) && pattern.test(number);
    }),
  ),
  broken("phoneNumbers", "looks at the numbers of shared pairs only", "with an item", (rules) => {
    const { phoneNumber, whole } = rules;
    rules.phoneNumber = () => true;
    rules.whole = (body) => whole(body) && (body.isShared === false || [body.phoneNumbers].flat().every(phoneNumber));
  }),
  broken("phoneNumbers", "takes numbers that are no text", "as a number", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (number) => typeof number === "number");
  }),
  broken("phoneNumbers", "takes null among numbers", "null", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (number) => number === null);
  }),
  broken("phoneNumbers", "looks at the first number only", "its last item", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index) => index > 0);
  }),
  broken("phoneNumbers", "looks at the last number only", "its first item", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index, all) => index < all.length - 1);
  }),
  broken("phoneNumbers", "looks at the outer numbers only", "its middle item", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, index, all) => index > 0 && index < all.length - 1);
  }),
  broken("phoneNumbers", "is content when any number is right", "its first item", (rules) => {
    rules.phoneNumber = lenient(rules.phoneNumber, (_, __, all) => all.some((item) => e164.test(item)));
  }),
  broken("isShared", 'takes "true" for isShared', 'isShared as "true"', (rules) => {
    rules.isShared = lenient(rules.isShared, text);
  }),
  broken("isShared", "takes 1 for isShared", "isShared as 1", (rules) => {
    rules.isShared = lenient(rules.isShared, (value) => value === 1);
  }),
  broken("mediaEncryption", "takes any mediaEncryption", 'mediaEncryption as "disable-unknown"', (rules) => {
    rules.mediaEncryption = lenient(rules.mediaEncryption, text);
  }),
  broken("mediaEncryption", "takes mediaEncryption in any case", 'mediaEncryption as "DISABLE"', (rules) => {
    const { mediaEncryption } = rules;
    rules.mediaEncryption = (value) => mediaEncryption(text(value) ? value.toLowerCase() : value);
  }),
  broken("mediaEncryption", "looks at mediaEncryption only if it is text", "mediaEncryption as a number", (rules) => {
    rules.mediaEncryption = lenient(rules.mediaEncryption, (value) => typeof value === "number");
  }),
  broken("inbound", "needs no inbound", "the body without inbound", (rules) => {
    rules.inbound = lenient(rules.inbound, (value) => value === undefined);
    rules.inboundRegion = lenient(rules.inboundRegion, (value) => value === undefined);
    const { whole } = rules;
    rules.whole = (body) => whole(body) && (body.inbound === undefined || "sipRegion" in Object(body.inbound));
  }),
  broken("inbound.sipRegion", "needs no inbound region", "inbound without sipRegion", (rules) => {
    rules.inboundRegion = lenient(rules.inboundRegion, (value) => value === undefined);
  }),
  broken("inbound.sipRegion", "takes any inbound region", 'inbound.sipRegion as "auto-unknown"', (rules) => {
    rules.inboundRegion = lenient(rules.inboundRegion, (value) => text(value) && value !== "");
  }),
  broken("inbound.sipRegion", "takes an empty inbound region", 'inbound.sipRegion as ""', (rules) => {
    rules.inboundRegion = lenient(rules.inboundRegion, (value) => value === "");
  }),
  broken("outbound", "needs no outbound", "the body without outbound", (rules) => {
    const { outbound, outboundRegion, address, transport } = rules;
    rules.outbound = (value) =>
      value === undefined ||
      (outbound(value) && outboundRegion(value.sipRegion) && address(value.address) && transport(value.transport));
    for (const field of ["outboundRegion", "address", "transport"] as const) rules[field] = () => true;
  }),
  broken("outbound.sipRegion", "needs no outbound region", "outbound without sipRegion", (rules) => {
    rules.outboundRegion = lenient(rules.outboundRegion, (value) => value === undefined);
  }),
  broken("outbound.sipRegion", "takes outbound regions in any case", 'outbound.sipRegion as "AUTO"', (rules) => {
    rules.outboundRegion = (value) => text(value) && regions.includes(value.toLowerCase());
  }),
  broken("outbound.address", "needs no address", "outbound without address", (rules) => {
    rules.address = lenient(rules.address, (value) => value === undefined);
  }),
  broken("outbound.address", "takes an empty address", "outbound.address empty", (rules) => {
    rules.address = text;
  }),
  broken("outbound.address", "takes a number for an address", "outbound.address as a number", (rules) => {
    rules.address = lenient(rules.address, (value) => typeof value === "number");
  }),
  broken("outbound.transport", "needs no transport", "outbound without transport", (rules) => {
    rules.transport = lenient(rules.transport, (value) => value === undefined);
  }),
  broken("outbound.transport", "takes any transport", 'outbound.transport as "udp-unknown"', (rules) => {
    rules.transport = lenient(rules.transport, (value) => text(value) && value !== "");
  }),
  broken("outbound.transport", "takes null for a transport", "outbound.transport null", (rules) => {
    rules.transport = lenient(rules.transport, (value) => value === null);
  }),
  broken("outbound.auth", "takes auth with a user name only", "outbound.auth without password", (rules) => {
    rules.auth = lenient(
      rules.auth,
      (value) => text(value?.username) && value.username !== "" && !("password" in value),
    );
  }),
  broken("outbound.auth", "takes auth with a password only", "outbound.auth without username", (rules) => {
    rules.auth = lenient(
      rules.auth,
      (value) => text(value?.password) && value.password !== "" && !("username" in value),
    );
  }),
  broken("outbound.auth", "takes a text for auth", 'outbound.auth as "text"', (rules) => {
    rules.auth = lenient(rules.auth, text);
  }),

  // every-choice
  ...(
    [
      ["isShared true", "isShared", (value: unknown) => value === true],
      ["isShared false", "isShared", (value: unknown) => value === false],
      ["isShared left out", "isShared", (value: unknown) => value === undefined],
      ["mediaEncryption disable", "mediaEncryption", (value: unknown) => value === "disable"],
      ["mediaEncryption enable", "mediaEncryption", (value: unknown) => value === "enable"],
      ["inbound.sipRegion auto", "inboundRegion", (value: unknown) => value === "auto"],
      ["inbound.sipRegion us002", "inboundRegion", (value: unknown) => value === "us002"],
      ["inbound.sipRegion in002", "inboundRegion", (value: unknown) => value === "in002"],
      ["outbound.sipRegion auto", "outboundRegion", (value: unknown) => value === "auto"],
      ["outbound.sipRegion us002", "outboundRegion", (value: unknown) => value === "us002"],
      ["outbound.sipRegion in002", "outboundRegion", (value: unknown) => value === "in002"],
      ["outbound.transport udp", "transport", (value: unknown) => value === "udp"],
      ["outbound.transport tcp", "transport", (value: unknown) => value === "tcp"],
      ["outbound.transport tls", "transport", (value: unknown) => value === "tls"],
      ["outbound.auth given", "auth", (value: unknown) => value !== undefined],
      ["outbound.auth left out", "auth", (value: unknown) => value === undefined],
    ] as const
  ).map(([choice, field, refused]) =>
    broken("every-choice", `refuses ${choice}`, choice, (rules) => {
      rules[field] = strict(rules[field], refused);
    }),
  ),
  broken("every-choice", "refuses several numbers", "phoneNumbers several", (rules) => {
    rules.phoneNumbers = strict(rules.phoneNumbers, (numbers) => numbers?.length === 2);
  }),
  broken("every-choice", "falls over auth", "outbound.auth given", (rules) => {
    const { created } = rules.replies;
    rules.replies.created = (body) => (body.outbound.auth ? { status: 500, body: {} } : created(body));
    rules.attaches = (numbers, body) => (body.outbound.auth ? [] : numbers);
  }),

  // created
  ...(
    [
      ["without a message", { status: 200, body: {} }],
      ["with a number for a message", { status: 200, body: { message: 1 } }],
      ["with null for a message", { status: 200, body: { message: null } }],
      ["with a list", { status: 200, body: [{ message: "Created" }] }],
      ["with a bare text", { status: 200, body: '"Created"' }],
      ["that is not JSON", { status: 200, body: "Created" }],
      ["as text/html", { status: 200, body: { message: "Created" }, type: "text/html" }],
      ["as text/plain", { status: 200, body: { message: "Created" }, type: "text/plain" }],
      ["without a media type", { status: 200, body: { message: "Created" }, type: "" }],
      ["with status 204 and no body", { status: 204, body: "" }],
    ] as const
  ).map(([what, reply]) =>
    broken("created", `answers success ${what}`, "valid:", (rules) => {
      rules.replies.created = () => reply;
    }),
  ),

  // already-attached
  broken("already-attached", "forgets what is attached", "again with", (rules) => {
    rules.taken = () => [];
  }),
  ...([200, 201, 404, 409, 422, 500] as const).map((status) =>
    broken("already-attached", `answers ${status} for an attached number`, "again with", (rules) => {
      rules.replies.attached = () => ({ status, body: { message: "It is attached" } });
    }),
  ),
  broken("already-attached", "knows shared pairs only", "isShared false", (rules) => {
    rules.attaches = (numbers, body) => (body.isShared === false ? [] : numbers);
  }),
  broken("already-attached", "looks at state in one mode only", "again with isShared true", (rules) => {
    const { taken } = rules;
    rules.taken = (numbers, attached, body) => (body.isShared === true ? [] : taken(numbers, attached, body));
  }),

  // atomic
  broken("atomic", "looks at the first number only", "the last of 2", (rules) => {
    const { taken } = rules;
    rules.taken = (numbers, attached, body) => taken(numbers.slice(0, 1), attached, body);
  }),
  broken("atomic", "looks at the last number only", "the first of 2", (rules) => {
    const { taken } = rules;
    rules.taken = (numbers, attached, body) => taken(numbers.slice(-1), attached, body);
  }),
  broken("atomic", "refuses only when every number is attached", "the first of 2", (rules) => {
    rules.taken = (numbers, attached) => (numbers.every((number) => attached.has(number)) ? numbers : []);
  }),
  broken("atomic", "attaches all the other numbers of a refused request", "the free numbers", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "attached") for (const number of body.phoneNumbers) attached.add(number);
    };
  }),
  broken("atomic", "attaches the numbers before the attached one", "where the last was attached", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why !== "attached") return;
      for (const number of body.phoneNumbers) {
        if (attached.has(number)) return;
        attached.add(number);
      }
    };
  }),
  broken("atomic", "attaches the numbers after the attached one", "where the first was attached", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why !== "attached") return;
      const numbers: string[] = body.phoneNumbers;
      const inTheWay = numbers.findIndex((number) => attached.has(number));
      for (const number of numbers.slice(inTheWay)) attached.add(number);
    };
  }),
  broken("atomic", "is not atomic for own pairs", "isShared false", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "attached" && body.isShared === false) for (const number of body.phoneNumbers) attached.add(number);
    };
  }),
  broken("atomic", "is not atomic for shared pairs", "isShared true", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "attached" && body.isShared === true) for (const number of body.phoneNumbers) attached.add(number);
    };
  }),

  // whole
  broken("whole", "attaches the first number only", "the second of three", (rules) => {
    rules.attaches = (numbers) => numbers.slice(0, 1);
  }),
  broken("whole", "attaches the last number only", "the first of three", (rules) => {
    rules.attaches = (numbers) => numbers.slice(-1);
  }),
  broken("whole", "forgets the last number of own pairs", "the third of three", (rules) => {
    rules.attaches = (numbers, body) =>
      body.isShared === false && numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  }),
  broken("whole", "forgets the last number when isShared is left out", "isShared left out", (rules) => {
    rules.attaches = (numbers, body) =>
      body.isShared === undefined && numbers.length > 1 ? numbers.slice(0, -1) : numbers;
  }),
  broken("whole", "attaches two numbers at most", "the third of three", (rules) => {
    rules.attaches = (numbers) => numbers.slice(0, 2);
  }),

  // invalid-creates-nothing
  ...(
    [
      ["any invalid body", "about name", () => true],
      ["a body without a name", "about name", (body) => body.name === undefined],
      [
        "a body with a wrong transport",
        "about outbound.transport",
        (body) => !["udp", "tcp", "tls"].includes(body.outbound?.transport),
      ],
      [
        "a body with half an auth",
        "about outbound.auth",
        (body) => Object.keys(body.outbound?.auth ?? {}).length === 1,
      ],
      [
        "a body with one wrong number",
        "about phoneNumbers",
        (body) => body.phoneNumbers?.some?.((item: unknown) => !e164.test(`${item}`)),
      ],
      ["a body with a wrong isShared", "about isShared", (body) => body.isShared === "true"],
    ] as [string, string, (body: Body) => boolean][]
  ).map(([what, shownBy, matches]) =>
    broken("invalid-creates-nothing", `refuses ${what}, but attaches its right numbers`, shownBy, (rules) => {
      rules.onRefused = (body, attached, why) => {
        if (why !== "invalid" || !Array.isArray(body?.phoneNumbers) || !matches(body)) return;
        for (const number of body.phoneNumbers) if (e164.test(number)) attached.add(number);
      };
    }),
  ),

  // conflict
  broken("conflict", "lets every racer win", "at once", (rules) => {
    rules.looksAgain = false;
  }),
  broken("conflict", "lets racers win who come within a moment", "at once", (rules) => {
    rules.looksAgain = false;
    rules.window = 0;
  }),
  ...([500, 503, 404, 422] as const).map((status) =>
    broken("conflict", `answers ${status} to who loses a race`, "at once", (rules) => {
      rules.replies.lost = () => ({ status, body: { message: "Lost" } });
    }),
  ),
  broken("conflict", "answers success to who loses a race", "at once", (rules) => {
    rules.replies.lost = () => ({ status: 200, body: { message: "Created" } });
  }),
  broken("conflict", "lets nobody win", "at once", (rules) => {
    const { taken, attaches, replies } = rules;
    const { created, lost } = replies;
    const looks = new Map<string, number>();
    rules.taken = (numbers, attached, body) => {
      for (const number of numbers) looks.set(number, (looks.get(number) ?? 0) + 1);
      return taken(numbers, attached, body);
    };
    // Each request looks twice at its numbers: a third look is another's.
    const contested = (numbers: string[]) => numbers.some((number) => (looks.get(number) ?? 0) > 2);
    rules.attaches = (numbers, body) => (contested(numbers) ? [] : attaches(numbers, body));
    replies.created = (body) => (contested(body.phoneNumbers) ? lost() : created(body));
  }),
  broken("conflict", "attaches the other numbers of who lost", "the other numbers", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "lost") for (const number of body.phoneNumbers) attached.add(number);
    };
  }),
  broken("conflict", "guards the first number only", "share one of their two", (rules) => {
    const { taken } = rules;
    const looked = new WeakSet<object>();
    rules.taken = (numbers, attached, body) => {
      if (!looked.has(body)) {
        looked.add(body);
        return taken(numbers, attached, body);
      }
      return taken(numbers.slice(0, 1), attached, body);
    };
  }),
  broken("conflict", "loses the number that was raced for", "at once", (rules) => {
    rules.onRefused = (body, attached, why) => {
      if (why === "lost") for (const number of body.phoneNumbers) attached.delete(number);
    };
  }),
];
