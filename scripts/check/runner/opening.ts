/** Reads from the first responses whether this is the API, takes the token, and has the companions. */
import { randomUUID } from "node:crypto";
import { isObject } from "../../document/json.js";
import type { Operation } from "../../document/operations.js";
import type { Direction } from "../../model/types.js";
import { parseJson } from "../answers/json-body.js";
import { describeAnswer, isSuccess } from "../answers/outcome.js";
import { CannotCheck } from "../cannot-check.js";
import { bodyOf, idIn, otherNumberIn } from "../oracle/lookups.js";
import { valueAt } from "../requests/json-path.js";
import { sampleNumber } from "../requests/numbers.js";
import type { Run } from "../run/run.js";
import type { Exchange, HttpRequest } from "../sending/http.js";
import { waitFor } from "../sending/wait-for.js";
import type { CaseRun, Runner } from "./runner.js";

/** A verdict about another service would mislead, and so would one about a server that refuses our token. */
export async function judgeOpening(runner: Runner, opening: CaseRun[]): Promise<void> {
  const { run } = runner;
  const exchanges = opening.flatMap((part) => part.exchanges.flat());
  for (const exchange of exchanges) runner.health.learn(exchange);
  if (run.options.signal?.aborted || exchanges.length === 0) return;
  if (!exchanges.some(({ answer }) => answer))
    throw new CannotCheck(`The server ${exchanges.at(-1)?.failure?.message}.`);
  if (!exchanges.some((exchange) => looksLikeTheApi(run, exchange))) {
    const { method, path } =
      exchanges.find(({ request }) => request.operationId === run.create.operationId)?.request ?? run.create;
    throw new CannotCheck(`This is not the API, or not its address: to ${method} ${path} ${whatCameBack(exchanges)}.`);
  }
  // A server that wants a token first refuses a request without one at every address.
  const withToken = exchanges.filter(({ request }) => request.headers[run.create.authHeader] === run.options.token);
  if (withToken.length > 0 && withToken.every(({ answer }) => answer?.status === 404)) {
    const [
      {
        request: { method, path },
      },
    ] = withToken.slice(-1) as [Exchange];
    throw new CannotCheck(`This is not the API, or not its address: to ${method} ${path} ${whatCameBack(withToken)}.`);
  }
  const list = exchanges.find(({ request }) => request.operationId === run.companions.list?.operationId);
  run.listAccepted = list !== undefined && run.outcome(list) === "accepted";
  if (list && run.companions.list && (isAbsent(list) || list.answer?.status === 404))
    run.lacking.set(run.companions.list.operationId, describeAnswer(list));
  await checkToken(run, exchanges);
  // From here on, numbers come from areas that the run claims for itself.
  run.opened = true;
  run.numbers.leave();
}

/**
 * Which companions the server lacks: 405 and 501 say so, and so does the 404 that a made-up path gets too, for a number that
 * was just created.
 */
export async function findLacking(run: Run): Promise<void> {
  const { list, get, detach, release, update, deleteInbound, deleteOutbound } = run.companions;
  if (run.stopped || run.options.signal?.aborted) return;
  const madeUp = await run.send(madeUpRequest(run));
  const number = run.options.writes && run.acceptable.anyAccepted ? (await run.fresh(1))[0] : undefined;
  const created = number ? await run.send(run.createRequest([number])) : undefined;
  const isCreated = created !== undefined && run.outcome(created) === "accepted";
  const got = get && (await ask(get, run.getRequest(number ?? sampleNumber), run.has(list) ? lateness : []));
  if (!number || !isCreated) return;
  const shown = got && otherNumberIn(got, number) === undefined ? bodyOf(got) : undefined;
  const onGateway = (operation: Operation, direction: Direction, body?: object) => {
    const path = run.pathOf(operation, idOfGateway(shown, direction, number) ?? randomUUID());
    return ask(operation, run.request(operation, { path, ...(body && { body }) }));
  };
  if (update) await onGateway(update, "outbound", {});
  const detached = detach && (await ask(detach, run.detachRequest(number)));
  // A server may show somebody else's number, which is not the check's to release.
  const own = [got, detached].filter((exchange) => exchange && otherNumberIn(exchange, number) === undefined);
  const id = own.map((exchange) => exchange && idIn(bodyOf(exchange))).find((each) => each !== undefined);
  const released =
    release && (await ask(release, run.request(release, { path: run.pathOf(release, id ?? randomUUID()) })));
  // Only gateways without numbers are deleted.
  const isFree = [detached, released].some((exchange) => exchange && run.outcome(exchange) === "accepted");
  if (deleteInbound && isFree) await onGateway(deleteInbound, "inbound");
  if (deleteOutbound && isFree) await onGateway(deleteOutbound, "outbound");

  async function ask(operation: Operation, request: HttpRequest, waits: number[] = []): Promise<Exchange> {
    let exchange = await run.send(request);
    for (const wait of waits) {
      if (!isMadeUp(exchange)) break;
      // A server whose reads lag does not know the number yet.
      await waitFor(wait, run.options.signal);
      exchange = await run.send(request);
    }
    if (isAbsent(exchange)) run.lacking.set(operation.operationId, describeAnswer(exchange));
    else if (isMadeUp(exchange)) run.lacking.set(operation.operationId, "status 404, as to a path that does not exist");
    return exchange;
  }

  function isMadeUp({ answer }: Exchange): boolean {
    return isCreated && answer?.status === 404 && madeUp.answer?.status === 404 && answer.body === madeUp.answer.body;
  }
}

/** Only where no other number is on it. */
function idOfGateway(shown: unknown, direction: Direction, number: string): string | undefined {
  const [id, numbers] = ["id", "numbers"].map((key) => valueAt(shown, [direction, key]));
  const isOwn = !Array.isArray(numbers) || numbers.every((each) => each === number);
  return isOwn && typeof id === "string" ? id : undefined;
}

/** How long to wait until a read shows what was written, in milliseconds. */
const lateness = [200, 800, 2000];

function madeUpRequest(run: Run): HttpRequest {
  const request = run.request(run.companions.list ?? run.create);
  const [path = ""] = request.path.split("?");
  return { ...request, method: "GET", path: `${path}-of-nobody`, operationId: undefined };
}

function isAbsent({ answer }: Exchange): boolean {
  return answer?.status === 405 || answer?.status === 501;
}

async function checkToken(run: Run, exchanges: Exchange[]): Promise<void> {
  const { authHeader } = run.create;
  const { token } = run.options;
  const withToken = exchanges.filter(({ request }) => request.headers[authHeader] === token);
  const last = withToken.at(-1);
  const isLacking = ({ request }: Exchange) => run.lacking.has(request.operationId ?? "");
  if (!last || !withToken.every((exchange) => refusesToken(exchange) || isLacking(exchange))) return;
  if (!withToken.some(refusesToken)) return;
  const headers = { ...last.request.headers, [authHeader]: `Bearer ${token}` };
  const prefixed = await run.send({ ...last.request, headers });
  if (!prefixed.answer || prefixed.answer.status >= 500 || refusesToken(prefixed)) {
    throw new CannotCheck(
      `The server refuses the token with status ${last.answer?.status}. Make a fresh one, and make sure that it is for this server.`,
    );
  }
  run.stopped ??= "the server refuses the bare token";
  run.findings.push({
    guarantee: "auth",
    level: "broken",
    step: "the bare token",
    expected: "the bare token to be accepted",
    actual: `status ${last.answer?.status}, and with "Bearer " in front of it status ${prefixed.answer.status}`,
    exchange: last,
    reproduction: [[last]],
  });
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
