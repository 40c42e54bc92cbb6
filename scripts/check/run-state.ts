/** What one run of the check knows, and how it makes requests. */
import { randomBytes } from "node:crypto";
import type { MediaType, OperationWithBody } from "../document/operations.js";
import type { OpenApiDocument } from "../document/types.js";
import { CannotCheck } from "./cannot-check.js";
import { isPhoneNumber, resolved, type SampleContext, setAt, withFreshNumbers } from "./requests/samples.js";
import { type Choice, type ValidBody, validBodies } from "./requests/valid-bodies.js";
import { type Exchange, type HttpRequest, Transport, type TransportOptions } from "./sending/http.js";
import { FreshNumbers, numbersIn } from "./sending/old-numbers.js";
import { isSuccess, Judge } from "./verdict/old-judge.js";

export type Body = Record<string, unknown>;

export interface RunOptions extends TransportOptions {
  origin: string;
  token: string;
  /** Headers that the user adds to every request. */
  headers: Record<string, string>;
  /** Whether requests that the contract accepts are sent. */
  writes: boolean;
}

export class RunState {
  readonly options: RunOptions;
  readonly document: OpenApiDocument;
  readonly operation: OperationWithBody;
  readonly context: SampleContext;
  readonly judge: Judge;
  readonly transport: Transport;
  readonly numbers: FreshNumbers;
  readonly validBodies: ValidBody[];
  /** The top-level field that lists the phone numbers. */
  readonly numbersField: string;
  /** Valid bodies that the server has accepted. */
  readonly accepted = new Set<ValidBody>();
  /** Numbers of every request that the server answered with success. */
  readonly attached = new Set<string>();
  /** Numbers of valid requests whose answer never arrived. */
  readonly perhapsAttached = new Set<string>();
  /** What each step of the plan sent and got; that of a valid body also under the body. */
  readonly exchanges = new Map<object, Exchange>();
  requestsSent = 0;

  constructor(document: OpenApiDocument, operation: OperationWithBody, options: RunOptions) {
    this.document = document;
    this.operation = operation;
    this.options = options;
    this.context = {
      document,
      examples: Object.values(operation.requestBody.examples),
      password: `throwaway-${randomBytes(8).toString("hex")}`,
    };
    this.judge = new Judge(document, operation);
    this.transport = new Transport(options.origin, options);
    this.validBodies = validBodies(this.context, resolved(document, operation.requestBody.schema));
    this.numbersField = findNumbersField(document, operation.requestBody);
    this.numbers = new FreshNumbers(options.writes ? (number, attempt) => this.#claim(number, attempt) : undefined);
  }

  /** Each choice of each yes-or-no field, its absence among them. */
  get booleanChoices(): Choice[] {
    const choices = this.validBodies.flatMap((body) => body.choices);
    const fields = new Set(choices.filter(({ value }) => typeof value === "boolean").map(({ field }) => field));
    return [...new Set(choices.filter(({ field }) => fields.has(field)))];
  }

  readonly fresh = (): string => this.numbers.take();

  /** A request for the operation, with what the document and the user want in its headers. */
  request(
    body: string,
    { token = true, mediaType = this.operation.requestBody.mediaType as string | null } = {},
  ): HttpRequest {
    const { operation, options } = this;
    return {
      method: operation.method,
      path: operation.path,
      headers: {
        Accept: "application/json",
        ...(mediaType && { "Content-Type": mediaType }),
        ...(token && { [operation.authHeader]: options.token }),
        ...options.headers,
      },
      body,
    };
  }

  /** A valid body for these numbers, with this choice: like one that the server has accepted, if there is any. */
  bodyFor(numbers: string[], choice?: Choice): Body {
    const has = ({ choices }: ValidBody) => !choice || choices.includes(choice);
    const like = [...this.accepted].find(has) ?? [...this.accepted][0] ?? this.validBodies.find(has);
    const body = structuredClone(like?.body ?? {});
    if (choice) setAt(body, choice.field.split("."), choice.value);
    return { ...body, [this.numbersField]: numbers };
  }

  /**
   * Why a valid request says nothing by being refused: what sets it apart was refused in every valid request before.
   * That is a finding of its own, and once is enough.
   */
  reasonToBeRefused({ request }: Exchange, choice?: Choice): string | undefined {
    if (!this.validBodies.some((body) => this.exchanges.has(body))) return undefined;
    const isAccepted = (matches: (choice: Choice) => boolean) =>
      [...this.accepted].some(({ choices }) => choices.some(matches));
    if (this.accepted.size === 0) return "no valid request was accepted";
    if (choice && !isAccepted((other) => other === choice)) return `${choice.field} ${choice.label} was not accepted`;
    const several = numbersIn(request.body ?? "").length > 1;
    const hasSeveral = ({ field, value }: Choice) => field === this.numbersField && (value as string[]).length > 1;
    return several && !isAccepted(hasSeveral) ? "no request with several numbers was accepted" : undefined;
  }

  requestFor(numbers: string[], choice?: Choice): HttpRequest {
    return this.request(JSON.stringify(this.bodyFor(numbers, choice)));
  }

  /** Keeps count of what was sent and of what it attached. */
  record(exchange: Exchange): void {
    this.requestsSent++;
    const numbers = numbersIn(exchange.request.body ?? "");
    if (isSuccess(exchange)) for (const number of numbers) this.attached.add(number);
    else if (exchange.failure) for (const number of numbers) this.perhapsAttached.add(number);
  }

  /** Sends requests at the same time. */
  async race(requests: HttpRequest[]): Promise<Exchange[]> {
    const exchanges = await this.transport.race(requests);
    for (const exchange of exchanges) this.record(exchange);
    return exchanges;
  }

  async #claim(number: string, attempt: number): Promise<boolean> {
    const { body } = this.validBodies[attempt % this.validBodies.length] as ValidBody;
    const valid = { ...withFreshNumbers(body, () => number), [this.numbersField]: [number] };
    const [exchange] = await this.race([this.request(JSON.stringify(valid))]);
    if (exchange?.failure && this.exchanges.size === 0)
      throw new CannotCheck(`The server ${exchange.failure.message}.`);
    const { refused, conflict } = this.judge.statuses;
    return ![refused, conflict].includes(`${exchange?.answer?.status}`);
  }
}

function findNumbersField(document: OpenApiDocument, { schema }: MediaType): string {
  const found = Object.entries(resolved(document, schema).properties ?? {}).find(([, reference]) => {
    const property = resolved(document, reference);
    return property.type === "array" && isPhoneNumber(resolved(document, (property as { items?: object }).items));
  });
  if (!found) throw new Error("The request body lists no phone numbers");
  return found[0];
}
