/** The request of a call, once the numbers of its case are known. */
import { randomUUID } from "node:crypto";
import type { Operation } from "../../document/operations.js";
import { operationOf } from "../cases/operation-of.js";
import {
  type Call,
  type Companion,
  type Create,
  type GatewayCall,
  isOnGateway,
  numbersOf,
  type WrongToken,
} from "../cases/test-case.js";
import type { Body, Choices } from "../cases/values/choices.js";
import type { Knowledge } from "../oracle/knowledge.js";
import type { RequestParts } from "../requests/make-request.js";
import { shownParameters } from "../requests/needed-parameters.js";
import { withNumbers } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import { mintToken } from "../sending/find-token.js";
import type { HttpRequest } from "../sending/http.js";

export class Requests {
  readonly #run: Run;
  readonly #choices: Choices;
  /** An id that no number has. */
  readonly #unknownId = randomUUID();

  constructor(run: Run, choices: Choices) {
    this.#run = run;
    this.#choices = choices;
  }

  of(call: Exclude<Call, { operation: "wait" }>, known: Knowledge): HttpRequest {
    const token = call.token && { token: this.#token(call.token) };
    const isRefused = call.mutation !== undefined || call.token !== undefined;
    const parts = { ...token, ...this.#parts(call, known) };
    return { ...this.#run.request(this.operationOf(call), parts), ...(isRefused && { isRefused }) };
  }

  operationOf(call: Exclude<Call, { operation: "wait" }>): Operation {
    const operation = operationOf(call, this.#run) ?? (isOnGateway(call) ? this.#run.create : undefined);
    if (!operation) throw new Error(`The document has no operation to ${call.operation}`);
    return operation;
  }

  /** The body of a create, as it is without its mutation. */
  bodyOf({ row, numbers, hasOwnName }: Create, all: string[]): Body {
    return {
      ...this.#choices.body(row),
      ...(hasOwnName && { name: this.#nameFor(all) }),
      [this.#run.numbersField]: numbers.map((index) => all[index] ?? ""),
    };
  }

  #nameFor([first = ""]: string[]): string {
    return `Listed ${first.slice(-7)} ${this.#run.context.password.slice(-6)}`;
  }

  #token(wrong: WrongToken): string | false {
    if (wrong === "none") return false;
    return wrong === "empty" ? "" : mintToken("nobody", "not-the-secret", -3600);
  }

  #parts(call: Exclude<Call, { operation: "wait" }>, known: Knowledge): RequestParts {
    const { mutation } = call;
    switch (call.operation) {
      case "create": {
        const body = this.bodyOf(call, known.numbers);
        const mutated = mutation?.write?.(JSON.stringify(body)) ?? (mutation ? mutation.apply(body) : body);
        return { body: mutated, ...(call.mediaType !== undefined && { mediaType: call.mediaType }) };
      }
      case "other":
        return shownParameters(this.operationOf(call));
      case "update":
      case "deleteInbound":
      case "deleteOutbound":
        return this.#partsOnGateway(call, known);
      case "list":
        return { query: this.#query(call, known) };
      case "detach": {
        const body = this.#run.detachBody(this.#number(call, known));
        return { body: mutation?.write?.(JSON.stringify(body)) ?? (mutation ? mutation.apply(body) : body) };
      }
      default: {
        const number = this.#number(call, known);
        const current = known.ids.get(number) ?? known.released.get(number) ?? (number || this.#unknownId);
        const id = (call.byFormerId && known.former.get(number)) || current;
        const path = call.operation === "get" ? number : id;
        const mutated = mutation ? `${mutation.apply({ path }).path}` : path;
        return { path: this.#run.pathOf(this.operationOf(call), mutated) };
      }
    }
  }

  #partsOnGateway(call: GatewayCall, known: Knowledge): RequestParts {
    const { mutation, changes, direction } = call;
    const number = this.#number(call, known);
    const id = known.gatewayOf(number, direction)?.id ?? this.#unknownId;
    const path = this.#run.pathOf(this.operationOf(call), id);
    if (!changes) return { path };
    return { path, body: mutation ? withNumbers(mutation.apply({ ...changes }), [number]) : changes };
  }

  #number(call: Companion | GatewayCall, { numbers }: Knowledge): string {
    const [number = ""] = numbersOf(call).map((index) => numbers[index] ?? "");
    return number;
  }

  #query(call: Companion, known: Knowledge): Record<string, string | number> {
    const { search, ...page } = call.query ?? {};
    const number = this.#number(call, known);
    if (search === false || number === "") return page;
    if (search === "pattern") return { search: `${number.slice(0, -1)}.`, ...page };
    return { search: search === "name" ? this.#nameFor(known.numbers) : number, ...page };
  }
}
