/** The behaviour of each operation, carried out on the model. An operation without one responds with its example. */
import type { CreateRequest, Direction, ListQuery, Refused, UpdateRequest } from "../../model/types.js";
import { Refusal } from "../http/refusal.js";
import { delay } from "../real-timers.js";
import { expectShort } from "./list-size.js";
import type { Memory } from "./memory.js";

/** A valid request, independent of the transport. */
export interface Call {
  account: string;
  /** The values of the path's parameters, decoded. */
  path: Record<string, unknown>;
  /** With the types that the document gives them. */
  query: Record<string, unknown>;
  /** Undefined: the operation takes none. */
  body: unknown;
  /** How long a create holds its numbers, in milliseconds. */
  latency: number;
  /** A signal that is aborted when the client hangs up. */
  hungUp(): AbortSignal;
}

/** The result on the model: fields to put into the document's example, or the reason for a refusal. */
export type Result = { fields: object } | Refused;

export interface Behaviour {
  /** The name of the document's example for a success. */
  success: string;
  /** The message for each reason to refuse, given the numbers or fields concerned. The reason is also the name of its example. */
  refusals: Record<string, (named: string) => string>;
  run(memory: Memory, call: Call): Result | Promise<Result>;
}

const unknownNumber = (number: string) => `This account does not know ${number}.`;
const unknownGateway = () => "This account has no such gateway.";

/** By `operationId`. */
export const behaviours: Record<string, Behaviour> = {
  createPhoneNumbers: {
    success: "created",
    refusals: {
      alreadyAttached: (numbers) =>
        `Already attached to an inbound and an outbound gateway: ${numbers}. Nothing was created.`,
      conflict: (numbers) => `Another request is attaching ${numbers}. Nothing was created; send this request again.`,
    },
    async run(memory, { account, body, latency, hungUp }) {
      const request = body as CreateRequest;
      // An attached number takes precedence over a conflict: there a retry is of no use.
      const attached = memory.model.attached(account, request.phoneNumbers);
      if (attached.length > 0) return { refused: "alreadyAttached", numbers: attached };
      const end = memory.hold(account, request.phoneNumbers);
      if ("refused" in end) return end;
      try {
        if (latency > 0) await delay(latency, undefined, { signal: hungUp() });
        return memory.create(account, request) ?? { fields: {} };
      } finally {
        end();
      }
    },
  },

  listPhoneNumbers: {
    success: "listed",
    refusals: {},
    run({ model }, { account, query }) {
      const list = model.list(account, query as ListQuery);
      expectShort("Ask for fewer with perPage.", list.data);
      return { fields: list };
    },
  },

  getPhoneNumber: {
    success: "found",
    refusals: { notFound: unknownNumber },
    run({ model }, { account, path }) {
      return answerOf(model.get(account, path.phoneNumber as string));
    },
  },

  detachPhoneNumber: {
    success: "detached",
    refusals: {
      notAttached: (number) => `${number} is attached to no gateway. Nothing was changed.`,
      notFound: unknownNumber,
    },
    run({ model }, { account, body }) {
      return answerOf(model.detach(account, (body as { phoneNumber: string }).phoneNumber));
    },
  },

  releasePhoneNumber: {
    success: "released",
    refusals: { notFound: () => "This account has no number with this id." },
    run({ model }, { account, path }) {
      return answerOf(model.release(account, path.phoneNumberId as string));
    },
  },

  updatePhoneNumberGateway: {
    success: "updated",
    refusals: {
      fieldNotAllowed: (fields) => `Not allowed for this gateway: ${fields}. Nothing was changed.`,
      notFound: unknownGateway,
    },
    run({ model }, { account, path, body }) {
      return model.update(account, path.gatewayId as string, body as UpdateRequest) ?? { fields: {} };
    },
  },

  deleteInboundGateway: deletion("inbound"),
  deleteOutboundGateway: deletion("outbound"),
};

/** @throws Refusal with status 400 when the gateway has numbers: nobody says what the API does then */
function deletion(direction: Direction): Behaviour {
  return {
    success: "deleted",
    refusals: { notFound: unknownGateway },
    run({ model }, { account, path }) {
      const result = model.deleteGateway(account, direction, path.gatewayId as string);
      if (result?.refused !== "hasNumbers") return result ?? { fields: {} };
      throw new Refusal(
        400,
        "The gateway has numbers, and nobody says what becomes of them. Detach or release them, then delete it. Nothing was changed.",
      );
    },
  };
}

function answerOf(answer: object | Refused): Result {
  return "refused" in answer ? answer : { fields: answer };
}
