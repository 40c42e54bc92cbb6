/** A finding as command lines to paste into a shell: all requests that show it, in order, and a race as such. */
import { type CurlRequest, curlLine, curlRace, shellVariable } from "../../curl.js";
import { decoded } from "../../document/route.js";
import { printableJson } from "../../printable.js";
import type { Reproduction } from "../answers/finding.js";
import { parseJson } from "../answers/json-body.js";
import { bodyOf, idIn } from "../oracle/lookups.js";
import { directions } from "../requests/gateways.js";
import { numbersIn } from "../requests/numbers.js";
import type { Exchange, HttpRequest } from "../sending/http.js";

export interface CurlOptions {
  /** The origin of the server. */
  origin: string;
  authHeader: string;
  /** Names of the headers that the user added: their values may be secret. */
  ownHeaders: string[];
}

/** Where the shell keeps the id of a number, once it was looked up. */
const idVariable = "PHONE_NUMBER_ID";
/** The same for the id of a gateway. */
const gatewayVariables = { inbound: "INBOUND_GATEWAY_ID", outbound: "OUTBOUND_GATEWAY_ID" };

export class Reproduced {
  readonly #rounds: Reproduction;
  readonly #options: CurlOptions;
  /** The numbers that were sent, and those in their place. */
  readonly #numbers: Map<string, string>;
  /** The id that the shell's variable stands for, once it was looked up. */
  #held: string | undefined;
  /** The variables that stand for ids of gateways. */
  readonly #gateways = new Map<string, string>();

  /** @param unused gives numbers that the run never used, so that what is pasted meets no state */
  constructor(rounds: Reproduction, unused: (count: number) => string[], options: CurlOptions) {
    this.#rounds = rounds;
    this.#options = options;
    const sent = [
      ...new Set(rounds.flat().flatMap(({ request }) => numbersIn(`${decoded(request.path)} ${request.body ?? ""}`))),
    ];
    const fresh = unused(sent.length);
    this.#numbers = new Map(sent.map((number, index) => [number, fresh[index] ?? number]));
  }

  /** A text about the finding, with the numbers of the command lines. */
  withItsNumbers(text: string): string {
    return text.replace(/\+1\d{3}55501\d{2}/g, (number) => this.#numbers.get(number) ?? number);
  }

  commands(): string {
    const before: Exchange[] = [];
    this.#held = undefined;
    this.#gateways.clear();
    const lines = this.#rounds.flatMap((round) => {
      const lines =
        round.length > 1
          ? [this.#race(round)]
          : round.flatMap((exchange) => [...this.#single(exchange.request, before), ...this.#kept(exchange)]);
      before.push(...round);
      return lines;
    });
    return lines.join("\n");
  }

  #race(round: Exchange[]): string {
    return curlRace(round.map(({ request }) => this.#line(request)));
  }

  /** An id in the path was given by an earlier answer: another server gives another, so it is looked up. */
  #single(request: HttpRequest, before: Exchange[]): string[] {
    const source = before.findLast((exchange) => {
      const id = idIn(bodyOf(exchange));
      return id !== undefined && decoded(request.path).includes(`/${id}/`);
    });
    const gateway = [...this.#gateways.keys()].find((id) => decoded(request.path).endsWith(`/${id}`));
    if (gateway !== undefined) {
      const path = request.path.replace(encodeURIComponent(gateway), shellVariable(this.#gateways.get(gateway) ?? ""));
      return [curlLine(this.#line({ ...request, path }))];
    }
    if (!source) return [curlLine(this.#line(request))];
    const id = idIn(bodyOf(source)) ?? "";
    const path = request.path.replace(encodeURIComponent(id), shellVariable(idVariable));
    const line = curlLine(this.#line({ ...request, path }));
    // A number that was released meanwhile would not be found again.
    if (this.#held === id) return [line];
    this.#held = id;
    return [this.#lookUp(idVariable, source.request, '"phoneNumberId" *: *"\\([^"]*\\)"'), line];
  }

  /** A gateway whose id a later request needs: a get shows it only while the number is attached. */
  #kept({ request, answer }: Exchange): string[] {
    const paths = this.#rounds.flat().map((exchange) => decoded(exchange.request.path));
    return directions.flatMap((direction) => {
      const shown = new RegExp(`"${direction}" *: *{[^}]*"id" *: *"([^"]*)"`).exec(answer?.body ?? "");
      const id = shown?.[1];
      if (request.method !== "GET" || !id || this.#gateways.has(id)) return [];
      if (!paths.some((path) => path.endsWith(`/${id}`))) return [];
      const variable = gatewayVariables[direction];
      for (const [other, held] of this.#gateways) if (held === variable) this.#gateways.delete(other);
      this.#gateways.set(id, variable);
      return [this.#lookUp(variable, request, `"${direction}" *: *{[^}]*"id" *: *"\\([^"]*\\)"`)];
    });
  }

  #lookUp(variable: string, request: HttpRequest, field: string): string {
    const line = curlLine({ ...this.#line(request), include: false });
    return `${variable}=$(${line} --silent | sed -n 's/.*${field}.*/\\1/p')`;
  }

  #line({ method, path, headers, body }: HttpRequest): CurlRequest {
    const { origin, authHeader, ownHeaders } = this.#options;
    const shown = Object.entries(headers)
      // Headers that curl sends by itself, or that have no effect, are left out.
      .filter(([name]) => !["User-Agent", "Accept-Encoding", "Accept"].includes(name))
      .map(([name, value]) => {
        if (name === authHeader) return [name, `${/^\w+ /.exec(value)?.[0] ?? ""}${shellVariable("VIDEOSDK_TOKEN")}`];
        return [name, ownHeaders.includes(name) ? shellVariable(name.toUpperCase().replace(/\W/g, "_")) : value];
      });
    return {
      method,
      url: origin + this.#inPath(path),
      headers: Object.fromEntries(shown),
      ...(body !== undefined && { body: printableBody(this.withItsNumbers(body)) }),
      include: true,
    };
  }

  #inPath(path: string): string {
    return path.replace(/%2B(1\d{3}55501\d{2})/g, (whole, digits) => {
      const other = this.#numbers.get(`+${digits}`);
      return other ? encodeURIComponent(other) : whole;
    });
  }
}

/** Escapes characters that the terminal cannot show, if the body is JSON and keeps its meaning. */
function printableBody(body: string): string {
  return parseJson(body) === undefined ? body : printableJson(body);
}
