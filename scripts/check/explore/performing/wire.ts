/** The request that a move is, once the numbers of its play are known. */
import type { Operation } from "../../../document/operations.js";
import type { RequestParts } from "../../requests/make-request.js";
import type { Run } from "../../run/run.js";
import type { HttpRequest } from "../../sending/http.js";
import { detachBody, pathOf } from "../../steps/attempts.js";
import { type Companion, type Create, type Move, numbersOf } from "../plays/play.js";
import type { Body, Choices } from "../values/choices.js";
import type { Stage } from "./stage.js";

export class Wire {
  readonly #run: Run;
  readonly #choices: Choices;

  constructor(run: Run, choices: Choices) {
    this.#run = run;
    this.#choices = choices;
  }

  requestFor(stage: Stage, move: Move): HttpRequest {
    if (move.operation === "wait") throw new Error("Nothing is sent to wait");
    const { create, companions } = this.#run;
    const token = move.token === undefined ? {} : { token: move.token };
    if (move.operation === "create") {
      const body = this.bodyOf(move, stage.numbers);
      return this.#run.request(create, { ...token, body: move.breach?.write?.(JSON.stringify(body)) ?? body });
    }
    const operation = companions[move.operation];
    if (!operation) throw new Error(`The document has no operation to ${move.operation}`);
    return this.#run.request(operation, { ...token, ...this.#parts(stage, move, operation) });
  }

  bodyOf({ row, numbers, breach }: Create, all: string[]): Body {
    const body = {
      ...this.#choices.body(row),
      [this.#run.numbersField]: numbers.map((index) => all[index] ?? ""),
    };
    return breach ? breach.apply(body) : body;
  }

  #parts(stage: Stage, move: Companion, operation: Operation): RequestParts {
    const [number = ""] = numbersOf(move).map((index) => stage.numbers[index] ?? "");
    switch (move.operation) {
      case "list":
        return { query: { search: number } };
      case "get":
        return { path: pathOf(operation, number) };
      case "release":
        return { path: pathOf(operation, stage.ids.get(number) ?? number) };
      case "detach":
        return { body: detachBody(this.#run, number) };
    }
  }
}
