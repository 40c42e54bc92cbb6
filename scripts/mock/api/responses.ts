/** The documented responses of one operation: its examples, and random ones. */
import { type Operation, successOf } from "../../document/operations.js";
import { accepts } from "../http/accept.js";
import type { DocumentedResponse } from "../http/exchange.js";
import { Refusal } from "../http/refusal.js";
import type { RandomResponse } from "./prism.js";

/** A response of the document, in place of the one that the mock would choose. */
export interface Choice {
  code?: number | undefined;
  example?: string | undefined;
  /** Random values that fit the schema, in place of an example. */
  dynamic?: boolean;
}

export interface Responses {
  /** The name of the example for a success; undefined when the document shows none. */
  success: string | undefined;
  /** The example of that name; undefined when the document has none. */
  example(name: string): DocumentedResponse | undefined;
  /** The first example for a status; undefined when the document has none. */
  exampleOf(status: number): DocumentedResponse | undefined;
  /**
   * The response for a success, or the one that a request chose.
   *
   * @param accept the request's `Accept` header
   * @throws Refusal with status 406 when the header does not allow it
   */
  negotiate(choice: Choice | undefined, accept: string | undefined): Promise<DocumentedResponse>;
}

/** @param loadRandom called for a response that has no example in the document */
export function documentedResponses(operation: Operation, loadRandom: () => Promise<RandomResponse>): Responses {
  const examples = readExamples(operation);
  const [successStatus] = successOf(operation) ?? [];
  const success = successStatus === undefined ? undefined : Number(successStatus);

  async function chosen({ code = success, example, dynamic = false }: Choice): Promise<DocumentedResponse> {
    if (code !== undefined && !operation.responses[code]?.content)
      return { status: code, headers: {}, body: undefined };
    const fits = ({ name, response }: Example) => name === (example ?? name) && response.status === code;
    const documented = dynamic ? undefined : examples.find(fits);
    return documented?.response ?? (await loadRandom())(operation, code);
  }

  return {
    success: examples.find(({ response }) => response.status === success)?.name,
    example: (name) => examples.find((example) => example.name === name)?.response,
    exampleOf: (status) => examples.find(({ response }) => response.status === status)?.response,
    async negotiate(choice = {}, accept) {
      const response = await chosen(choice);
      const mediaType = response.headers["content-type"];
      if (mediaType === undefined || accepts(accept, mediaType)) return response;
      throw new Refusal(406, `The Accept header does not allow ${mediaType}, the only format available.`);
    },
  };
}

export interface Example {
  name: string;
  response: DocumentedResponse;
}

export function readExamples({ responses }: Operation): Example[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    if (!content) return [];
    const headers = { "content-type": content.mediaType };
    return Object.entries(content.examples).map(([name, body]) => ({
      name,
      response: { status: Number(status), headers, body },
    }));
  });
}
