/** One run of the check: what it knows of the server, how it sends requests, and how it tells what responses mean. */
import { randomBytes } from "node:crypto";
import { mainOperation, type Operation, type OperationWithBody, operations } from "../../document/operations.js";
import { isSecret } from "../../document/secret-fields.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { documentValues } from "../../model/document-values.js";
import { mostPerPage } from "../../model/list.js";
import type { DocumentValues } from "../../model/model.js";
import { Acceptance } from "../answers/acceptance.js";
import type { Finding } from "../answers/finding.js";
import { type Outcome, outcomeOf } from "../answers/outcome.js";
import { type Space, spaceOf } from "../cases/space.js";
import type { Call } from "../cases/test-case.js";
import type { CheckOptions } from "../check-options.js";
import type { Contract } from "../oracle/contract.js";
import { ResponseForm } from "../oracle/form.js";
import { Levels } from "../oracle/levels.js";
import { resolved } from "../requests/alternatives.js";
import { type Companions, companionsOf } from "../requests/companions.js";
import { numberList } from "../requests/fields.js";
import { directions } from "../requests/gateways.js";
import type { Path } from "../requests/json-path.js";
import { makeRequest, type RequestOptions, type RequestParts } from "../requests/make-request.js";
import { type Area, anyAbroad, FreshNumbers, numbersAskedFor, numbersIn } from "../requests/numbers.js";
import type { SampleContext } from "../requests/samples.js";
import type { Subject } from "../requests/subject.js";
import { validator } from "../requests/validity.js";
import { type Exchange, type HttpRequest, Transport, type TransportOptions } from "../sending/http.js";
import { Reads } from "../sending/reads.js";
import { Sender } from "../sending/sender.js";
import { isThisMachine } from "../sending/target.js";
import { Acceptable } from "./acceptable.js";
import { Ledger } from "./ledger.js";
import type { CleanUp } from "./run-records.js";
import { TimeLimit } from "./time-limit.js";

/** How many cases are under way at once, unless the user says otherwise. */
const defaultAtOnce = 6;
/** How many requests are under way together in a race. */
const mostInRace = 8;

export interface RunOptions
  extends TransportOptions,
    RequestOptions,
    Pick<CheckOptions, "concurrency" | "delay" | "maxTime" | "signal" | "without"> {
  /** Whether requests that the contract accepts are sent. */
  writes: boolean;
}

/** The state that the parts of the check share. */
export class Run implements Subject {
  readonly document: OpenApiDocument;
  readonly options: RunOptions;
  /** How many cases are under way at once; each has numbers of its own. */
  readonly atOnce: number;
  readonly operations: Operation[];
  readonly create: OperationWithBody;
  readonly body: Schema;
  readonly companions: Companions;
  readonly others: Operation[];
  /** Operations that the server lacks, by their ids, with what shows it: the end of a sentence that starts with "because". */
  readonly lacking = new Map<string, string>();
  /** Operations that the user knows the server to lack. */
  readonly without: Set<string>;
  readonly context: SampleContext;
  readonly numbersField: string;
  readonly mostNumbers: number;
  readonly settings: Path[];
  readonly values: DocumentValues;
  readonly form: ResponseForm;
  readonly levels: Levels;
  /** The bodies that can be sent, valid and mutated, from the document. */
  readonly space: Space;
  /** Valid bodies, and which of them the server has accepted. */
  readonly acceptable: Acceptable;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly time: TimeLimit;
  readonly reads = new Reads();
  readonly acceptance: Acceptance;
  readonly numbers: FreshNumbers;
  /** The result of the clean-up at the end of the run. */
  cleanedUp: CleanUp = { takenBack: [], left: [], gateways: [] };
  /** Whether the first responses have shown that this is the API: nothing is created before. */
  opened = false;
  /** Whether a list was accepted, which shows that the token is. */
  listAccepted = false;
  readonly findings: Finding[] = [];
  /** Why the run ended before its end: the end of a sentence that starts with "because". */
  stopped: string | undefined;

  readonly #transports: Transport[] = [];

  constructor(document: OpenApiDocument, options: RunOptions) {
    this.document = document;
    this.options = options;
    this.atOnce = options.concurrency ?? defaultAtOnce;
    this.operations = operations(document);
    this.create = mainOperation(this.operations);
    this.companions = companionsOf(this.operations);
    const known: Operation[] = [this.create, ...Object.values(this.companions)];
    this.others = this.operations.filter((operation) => !known.includes(operation));
    this.without = new Set(this.#named(options.without ?? []));
    for (const operationId of this.without) this.lacking.set(operationId, "as the user says");
    const { schema } = this.create.requestBody;
    this.body = resolved(document, schema);
    const { field, most } = numberList(document, this.body);
    this.numbersField = field;
    this.mostNumbers = most;
    this.settings = directions.flatMap((direction) => this.#settingsIn(this.body.properties?.[direction], [direction]));
    this.context = {
      document,
      isValid: validator(document, this.create),
      examples: Object.values(this.create.requestBody.examples),
      password: `throwaway-${randomBytes(8).toString("hex")}`,
    };
    this.values = documentValues(document, this.operations);
    this.form = new ResponseForm(document);
    this.levels = new Levels(document, this.operations, this.body);
    this.space = spaceOf(this);
    this.acceptable = new Acceptable(this.space.choices);
    this.ledger = new Ledger((request) => this.#asksFor(request));
    this.acceptance = new Acceptance(
      ({ request }) => request.operationId === this.create.operationId,
      Math.max(mostInRace, this.atOnce),
    );
    this.sender = new Sender(this.newTransport(), { ...options, reads: this.reads }, (exchanges) => {
      this.ledger.record(exchanges);
      for (const exchange of exchanges) this.acceptance.note(exchange, this.outcome(exchange));
    });
    this.time = new TimeLimit(options.maxTime ?? Number.POSITIVE_INFINITY, () => this.ledger.attached.size);
    this.numbers = new FreshNumbers((prefix) => this.#lookAt(prefix));
  }

  get canUndo(): boolean {
    const { list, get, detach, release } = this.companions;
    return [list, get, detach, release].every((operation) => this.has(operation));
  }

  has(operation: Operation | undefined): operation is Operation {
    return operation !== undefined && !this.lacking.has(operation.operationId);
  }

  /** The document, as the oracle reads it for histories of this run. */
  contract(own: Pick<Contract, "operationOf" | "isAsked">): Contract {
    const { create, companions, levels, settings, form, values, space, options } = this;
    return {
      ...{ create, companions, levels, settings, form, values, writes: options.writes },
      whyRefusable: (call: Call) => (call.operation === "create" ? space.choices.whyRefusable(call.row) : undefined),
      ...own,
    };
  }

  /** A way to send of its own, which ends with the run. */
  newTransport(): Transport {
    const transport = new Transport(this.options.url, this.options);
    this.#transports.push(transport);
    return transport;
  }

  /** Ends every request that is under way, and refuses new ones. */
  cancel(): void {
    for (const transport of this.#transports) transport.cancel();
  }

  /** Ends the connections that are kept for further requests. */
  close(): void {
    for (const transport of this.#transports) transport.close();
  }

  /** A request for an operation, with the parameters that it needs, and what the document and the user want in its headers. */
  request(operation: Operation, parts?: RequestParts): HttpRequest {
    return makeRequest(this.context, this.options, operation, parts);
  }

  getRequest(number: string): HttpRequest {
    const { get } = this.companions;
    if (!get) throw new Error("The document has no operation that gets a number");
    return this.request(get, { path: this.pathOf(get, number) });
  }

  detachRequest(number: string): HttpRequest {
    const { detach } = this.companions;
    if (!detach) throw new Error("The document has no operation that detaches a number");
    return this.request(detach, { body: this.detachBody(number) });
  }

  /** The body of a detach: its one field is the number. */
  detachBody(number: string): Record<string, unknown> {
    const { detach } = this.companions;
    const [field] = Object.keys(resolved(this.document, detach?.requestBody?.schema).properties ?? {});
    return field ? { [field]: number } : {};
  }

  /** The operation's first path parameter, with this value. */
  pathOf(operation: Operation, value: string): Record<string, string> {
    const parameter = operation.parameters.find((each) => each.in === "path");
    return parameter ? { [parameter.name]: value } : {};
  }

  /** A valid create of these numbers, like one that the server has accepted. */
  createRequest(numbers: string[]): HttpRequest {
    return this.request(this.create, { body: { ...this.acceptable.body(), [this.numbersField]: numbers } });
  }

  async send(request: HttpRequest): Promise<Exchange> {
    const started = performance.now();
    const exchange = await this.sender.send(request);
    this.time.note(performance.now() - started);
    return exchange;
  }

  /** Numbers that nobody used before, 90 at most. */
  fresh(count: number): Promise<string[]> {
    return count === 0 ? Promise.resolve([]) : this.numbers.take(count);
  }

  operationOf({ operationId }: HttpRequest): Operation {
    return this.operations.find((operation) => operation.operationId === operationId) ?? this.create;
  }

  outcome(exchange: Exchange): Outcome {
    const operation = this.operationOf(exchange.request);
    return outcomeOf(operation, exchange, this.#hasToken(exchange.request));
  }

  /** Why the server accepts nothing at all: the end of a sentence that starts with "because". */
  get nothingAccepted(): string | undefined {
    if (this.options.writes) {
      if (this.acceptable.anyAccepted) return undefined;
      return this.acceptable.noneAccepted ?? "no valid request was accepted, so a refusal proves nothing";
    }
    return this.listAccepted
      ? undefined
      : "no request was accepted, so a refusal proves nothing: without writes, only a list can be, and the server did not accept one";
  }

  /** By their ids, by the names that the check has for them, or `companions` for all but the create. */
  #named(names: string[]): string[] {
    return Object.entries(this.companions).flatMap(([name, { operationId }]) =>
      names.some((each) => ["companions", name, operationId].includes(each)) ? [operationId] : [],
    );
  }

  #hasToken(request: HttpRequest): boolean {
    return request.headers[this.operationOf(request).authHeader] === this.options.token;
  }

  #settingsIn(reference: object | undefined, path: Path): Path[] {
    const schema = resolved(this.document, reference);
    const { properties } = schema;
    if (!properties) return isSecret(schema) ? [] : [path];
    return Object.entries(properties).flatMap(([key, property]) => this.#settingsIn(property, [...path, key]));
  }

  #asksFor(request: HttpRequest): string[] {
    return request.operationId === this.create.operationId ? numbersAskedFor(request, this.numbersField) : [];
  }

  async #lookAt(prefix: string): Promise<Area> {
    const known = new Set(await this.#listed(prefix));
    if (!this.options.writes || !this.opened) return { known };
    return {
      known,
      claim: (number) =>
        this.acceptable.claim(async (body) => {
          const attach = (each: string) =>
            this.send(this.request(this.create, { body: { ...body, [this.numbersField]: [each] } }));
          const exchange = await attach(number);
          const outcome = this.outcome(exchange);
          // Refused as a number that is in use, though a get shows that it is not, and another one is accepted: the server
          // takes it for another, which is for the test cases to judge.
          const mayBeMistaken = outcome === "refused" && this.acceptable.anyAccepted && isThisMachine(this.options.url);
          const isMistaken =
            mayBeMistaken && (await this.#isFree(number)) && this.outcome(await attach(anyAbroad())) === "accepted";
          return { outcome: isMistaken ? "nothing" : outcome, exchange };
        }),
    };
  }

  async #isFree(number: string): Promise<boolean> {
    if (!this.has(this.companions.get)) return false;
    const exchange = await this.send(this.getRequest(number));
    return this.outcome(exchange) === "refused" && exchange.answer?.status === 404;
  }

  /** The numbers of an area that the account knows. */
  async #listed(prefix: string): Promise<string[]> {
    const { list } = this.companions;
    if (!this.has(list) || !this.listAccepted) return [];
    const { answer } = await this.send(this.request(list, { query: { search: prefix, perPage: mostPerPage } }));
    return numbersIn(answer?.body ?? "").filter((number) => number.startsWith(prefix));
  }
}
