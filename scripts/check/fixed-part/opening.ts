/** What the first answers say about the whole run: whether this is the API, and whether it takes the token. */

import { parseJson } from "../answers/judge.js";
import { describeAnswer, isSuccess } from "../answers/outcome.js";
import { CannotCheck } from "../cannot-check.js";
import { isObject } from "../requests/samples.js";
import type { Run } from "../run/run.js";
import type { Exchange } from "../sending/http.js";
import type { Step } from "../steps/step.js";
import type { Conductor } from "./conductor.js";

/** A verdict about another service would mislead, and so would one about a server that refuses our token. */
export async function judgeOpening(run: Run, conductor: Conductor, steps: Step[]): Promise<void> {
  const exchanges = steps.flatMap(({ seen }) => (seen ? [seen.exchange] : []));
  for (const exchange of exchanges) conductor.control.learn(exchange);
  if (run.options.signal?.aborted || exchanges.length === 0) return;
  const list = exchanges.find(({ request }) => request.operationId === run.companions.list?.operationId);
  run.companionsThere = hasCompanions(run, list);
  run.listAccepted = list !== undefined && run.outcome(list) === "accepted";
  if (!exchanges.some(({ answer }) => answer))
    throw new CannotCheck(`The server ${exchanges.at(-1)?.failure?.message}.`);
  if (!exchanges.some((exchange) => looksLikeTheApi(run, exchange))) {
    const { method } = run.create;
    const { path } = run.createRequest([]);
    throw new CannotCheck(`This is not the API, or not its address: to ${method} ${path} ${whatCameBack(exchanges)}.`);
  }
  await checkToken(run, conductor, exchanges);
  // From here on, numbers come from areas that the run claims for itself.
  run.opened = true;
  run.numbers.leave();
}

function hasCompanions(run: Run, list: Exchange | undefined): boolean | undefined {
  const status = list?.answer?.status ?? 0;
  if (!run.companions.list || [404, 405, 501].includes(status)) return false;
  return (status >= 200 && status < 300) || status === 400 ? true : undefined;
}

async function checkToken(run: Run, conductor: Conductor, exchanges: Exchange[]): Promise<void> {
  const { authHeader } = run.create;
  const { token } = run.options;
  const withToken = exchanges.filter(({ request }) => request.headers[authHeader] === token);
  const last = withToken.at(-1);
  if (!last || !withToken.every((exchange) => refusesToken(exchange) || isAbsent(run, exchange))) return;
  if (!withToken.some(refusesToken)) return;
  const headers = { ...last.request.headers, [authHeader]: `Bearer ${token}` };
  const prefixed = await run.send({ ...last.request, headers });
  if (!prefixed.answer || prefixed.answer.status >= 500 || refusesToken(prefixed)) {
    throw new CannotCheck(
      `The server refuses the token with status ${last.answer?.status}. Make a fresh one, and make sure that it is for this server.`,
    );
  }
  conductor.blameToken(last, {
    expected: "the bare token to be accepted",
    actual: `status ${last.answer?.status}, and with "Bearer " in front of it status ${prefixed.answer.status}`,
  });
}

/** What a server without the companions answers to a list says nothing about the token. */
function isAbsent(run: Run, { request }: Exchange): boolean {
  return run.companionsThere === false && request.operationId !== run.create.operationId;
}

function refusesToken({ answer }: Exchange): boolean {
  return answer?.status === 401 || answer?.status === 403;
}

function looksLikeTheApi(run: Run, { request, answer }: Exchange): boolean {
  if (!answer) return false;
  const ofCreate = request.operationId === run.create.operationId;
  const documented = answer.status !== 429 && `${answer.status}` in run.operationOf(request).responses;
  if (ofCreate && documented && answer.status >= 400) return true;
  const theirs =
    answer.status < 300 || (answer.status >= 400 && answer.status < 500 && ![404, 405].includes(answer.status));
  return theirs && isObject(parseJson(answer.body)) && (ofCreate || isSuccess(answer));
}

function whatCameBack(exchanges: Exchange[]): string {
  const last = exchanges.findLast(({ answer }) => answer) ?? exchanges.at(-1);
  const answer = last?.answer;
  if (!last || !answer) return last ? describeAnswer(last) : "no answer came";
  const location = answer.headers.location;
  if (answer.status >= 300 && answer.status < 400 && location) {
    const target = URL.canParse(location) ? new URL(location).origin : "another path";
    return `it answers with a redirect to ${target}, which the check does not follow with your token; check that address instead`;
  }
  const type = answer.headers["content-type"]?.split(";")[0] ?? "no media type";
  return `it answers with status ${answer.status} and ${type}`;
}
