/** One run of the check: what it knows of the server, how it sends requests, and how it tells what answers mean. */
import { randomBytes } from "node:crypto";
import { mainOperation, type Operation, type OperationWithBody, operations } from "../../document/operations.js";
import type { OpenApiDocument, Schema } from "../../document/types.js";
import { mostPerPage } from "../../model/list.js";
import { Acceptance } from "../answers/acceptance.js";
import type { Finding } from "../answers/finding.js";
import { Judge } from "../answers/judge.js";
import { isSuccess, type Outcome, outcomeOf } from "../answers/outcome.js";
import { resolved } from "../requests/alternatives.js";
import { numbersAskedFor } from "../requests/asked-for.js";
import { type Companions, companionsOf } from "../requests/companions.js";
import { type InvalidBody, invalidBodies } from "../requests/invalid-bodies.js";
import { makeRequest, type RequestParts } from "../requests/make-request.js";
import { numberList } from "../requests/number-list.js";
import { type Area, FreshNumbers, numbersIn } from "../requests/numbers.js";
import type { SampleContext } from "../requests/samples.js";
import type { Choice } from "../requests/valid-bodies.js";
import { validator } from "../requests/validity.js";
import { type Exchange, type HttpRequest, Transport } from "../sending/http.js";
import { Reads } from "../sending/reads.js";
import { Sender } from "../sending/sender.js";
import { Ledger } from "./ledger.js";
import type { RunOptions } from "./run-options.js";
import type { CleanUp, RefusedNumbers, SentValid } from "./run-records.js";
import { type Body, ValidRequests } from "./valid-requests.js";

/** How many requests are under way together in a race, and while exploring. */
const mostAtOnce = 8;

/**
 * What the parts of the check share. The exploring part uses:
 * - `request` to make requests of any operation, `send` and `race` to send them (paced, and a limit is waited out); every
 *   number of a create is kept in the ledger and taken back when the run ends, whatever its answer was
 * - `fresh` for numbers that nobody used before
 * - `outcome` to tell success, refusal and answers that judge nothing, and `judge` for how an answer has to look
 * - `findings`, what the fixed part found, and `companionsThere`, whether the server has the other operations
 */
export class Run {
  readonly document: OpenApiDocument;
  readonly options: RunOptions;
  readonly operations: Operation[];
  /** The operation that the contract is about. */
  readonly create: OperationWithBody;
  /** The schema of its body. */
  readonly body: Schema;
  /** The operations that show and undo what a create did, as far as the document has them. */
  readonly companions: Companions;
  /** Whether the server has the companions; undefined until the first of them was answered. */
  companionsThere: boolean | undefined;
  /** Whether a list was accepted, which shows that the token is. */
  listAccepted = false;
  readonly context: SampleContext;
  /** The top-level field of a create that lists the phone numbers. */
  readonly numbersField: string;
  readonly judge: Judge;
  readonly valid: ValidRequests;
  /** For each rule of the request, at each place, bodies that break it. */
  readonly invalid: InvalidBody[];
  /** How many numbers one request may have, by the document. */
  readonly mostNumbers: number;
  readonly ledger: Ledger;
  readonly sender: Sender;
  readonly reads = new Reads();
  readonly acceptance: Acceptance;
  readonly numbers: FreshNumbers;
  /** What the clean-up at the end of the run came to. */
  cleanedUp: CleanUp = { takenBack: [], left: [], gateways: [] };
  /** Whether the first answers have shown that this is the API: nothing is created before. */
  opened = false;
  /** What was found so far. */
  readonly findings: Finding[] = [];
  /** Valid bodies that were sent as they are, to be judged together. */
  readonly sentValid: SentValid[] = [];
  /** Requests that were refused for what they are, and their numbers. */
  readonly refusedNumbers: RefusedNumbers[] = [];

  readonly #transports: Transport[] = [];

  constructor(document: OpenApiDocument, options: RunOptions) {
    this.document = document;
    this.options = options;
    this.operations = operations(document);
    this.create = mainOperation(this.operations);
    this.companions = companionsOf(this.operations);
    const { schema } = this.create.requestBody;
    this.body = resolved(document, schema);
    const { field, most } = numberList(document, this.body);
    this.numbersField = field;
    this.mostNumbers = most;
    this.context = {
      document,
      isValid: validator(document, this.create),
      examples: Object.values(this.create.requestBody.examples),
      password: `throwaway-${randomBytes(8).toString("hex")}`,
    };
    this.judge = new Judge(document);
    this.valid = new ValidRequests(this.context, this.create, this.numbersField);
    this.invalid = invalidBodies(this.context, this.body, this.valid.all);
    this.ledger = new Ledger((request) => this.#asksFor(request));
    this.acceptance = new Acceptance(
      ({ request }) => request.operationId === this.create.operationId,
      Math.max(mostAtOnce, options.concurrency ?? 1),
    );
    this.sender = new Sender(this.newTransport(), { ...options, reads: this.reads }, (exchange) => {
      this.ledger.record(exchange);
      this.acceptance.note(exchange, this.outcome(exchange));
    });
    this.numbers = new FreshNumbers((prefix) => this.#lookAt(prefix));
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

  /** Whether the server was seen to accept a number again that is attached: then nothing more can be told by trying. */
  get acceptsAttached(): boolean {
    const accepted = ({ guarantee, exchange }: Finding) =>
      guarantee === "already-attached" && isSuccess(exchange.answer);
    return this.findings.some((finding) => finding.level === "broken" && accepted(finding));
  }

  /** A request for an operation, with the parameters that it needs, and what the document and the user want in its headers. */
  request(operation: Operation, parts?: RequestParts): HttpRequest {
    return makeRequest(this.context, this.options, operation, parts);
  }

  /** A create of these numbers that the contract accepts, with this choice, like one that the server has accepted. */
  createRequest(numbers: string[], choice?: Choice, fields: Body = {}): HttpRequest {
    return this.request(this.create, { body: { ...this.valid.bodyFor(numbers, choice), ...fields } });
  }

  send(request: HttpRequest): Promise<Exchange> {
    return this.sender.send(request);
  }

  /** Sends requests at the same time: the server has all of each but its last byte, then the last bytes come together. */
  race(requests: HttpRequest[]): Promise<Exchange[]> {
    return this.sender.race(requests);
  }

  /** Numbers that nobody used before, 90 at most. */
  fresh(count: number): Promise<string[]> {
    return this.numbers.take(count);
  }

  operationOf({ operationId }: HttpRequest): Operation {
    return this.operations.find((operation) => operation.operationId === operationId) ?? this.create;
  }

  outcome(exchange: Exchange): Outcome {
    const operation = this.operationOf(exchange.request);
    return outcomeOf(operation, exchange, exchange.request.headers[operation.authHeader] === this.options.token);
  }

  #asksFor(request: HttpRequest): string[] {
    return request.operationId === this.create.operationId ? numbersAskedFor(request, this.numbersField) : [];
  }

  async #lookAt(prefix: string): Promise<Area> {
    const known = new Set(await this.#listed(prefix));
    if (!this.options.writes || !this.opened) return { known };
    return { known, claim: (number) => this.valid.claim(number, (body) => this.#tryToCreate(body)) };
  }

  async #tryToCreate(body: Body): Promise<{ outcome: Outcome; exchange: Exchange }> {
    const exchange = await this.send(this.request(this.create, { body }));
    return { outcome: this.outcome(exchange), exchange };
  }

  /** The numbers of an area that the account knows. */
  async #listed(prefix: string): Promise<string[]> {
    const { list } = this.companions;
    if (!list || !this.companionsThere) return [];
    const { answer } = await this.send(this.request(list, { query: { search: prefix, perPage: mostPerPage } }));
    return numbersIn(answer?.body ?? "").filter((number) => number.startsWith(prefix));
  }
}
