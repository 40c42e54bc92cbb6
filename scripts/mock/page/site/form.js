/** The request form: sends any operation of the document, and shows the response and what it changed. */
import { byId, element, post } from "./elements.js";
import { json } from "./requests.js";

/** How long the first of two requests holds its numbers, so that the second comes while it is under way, in milliseconds. */
const hold = 400;

let operations = [];
let chosen;

export async function startForm() {
  operations = await (await fetch("/__mock/page/operations")).json();
  byId("operation").replaceChildren(
    ...operations.map(({ operationId, summary }) => element("option", { value: operationId }, summary)),
  );
  byId("operation").onchange = ({ target }) => choose(target.value);
  byId("example").onchange = ({ target }) => {
    byId("body").value = chosen.examples[target.value];
  };
  byId("form").onsubmit = (event) => {
    event.preventDefault();
    show(() => [send()]);
  };
  byId("race").onclick = () => show(sendTwice);
  chooseFromAddress();
}

/** The docs link here with the operation in the query. */
function chooseFromAddress() {
  const wanted = new URLSearchParams(location.search).get("operation");
  const known = operations.some(({ operationId }) => operationId === wanted);
  choose(known ? wanted : operations[0].operationId);
  if (known) byId("send").scrollIntoView();
}

function choose(operationId) {
  chosen = operations.find((operation) => operation.operationId === operationId);
  byId("operation").value = operationId;
  byId("target").textContent = `${chosen.method} ${chosen.path}`;
  byId("parameters").replaceChildren(...chosen.parameters.flatMap(field));
  byId("body-part").hidden = chosen.mediaType === undefined;
  byId("race").hidden = chosen.mediaType === undefined;
  byId("example").replaceChildren(
    ...Object.keys(chosen.examples).map((name) => element("option", { value: name }, name)),
  );
  byId("body").value = Object.values(chosen.examples)[0] ?? "";
}

function field({ name, required, description, example }) {
  const id = `parameter-${name}`;
  return [
    element("label", { htmlFor: id }, name, ...(required ? [] : [element("small", {}, " optional")])),
    element("input", { id, value: example, title: description, autocomplete: "off", spellcheck: false, required }),
  ];
}

function parameterValue(name) {
  return byId(`parameter-${name}`).value;
}

function tokenHeader() {
  return { [chosen.authHeader]: byId("token").value };
}

async function send() {
  const { method, path, parameters, mediaType } = chosen;
  const query = new URLSearchParams(
    parameters
      .filter(({ name, in: place }) => place === "query" && parameterValue(name))
      .map(({ name }) => [name, parameterValue(name)]),
  ).toString();
  const target = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameterValue(name)));
  // Outside the try block: a token with characters that no header allows must not be reported as a missing response.
  const headers = new Headers({ ...tokenHeader(), ...(mediaType && { "content-type": mediaType }) });
  try {
    const response = await fetch(`${target}${query && `?${query}`}`, {
      method,
      headers,
      ...(mediaType && { body: byId("body").value }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { text: "No answer, or only a part of one: the connection was closed." };
  }
}

/** Sends the same request twice at once. The first to arrive holds its numbers, so that the other loses the race. */
function sendTwice() {
  const { operationId } = chosen;
  const told = post("/__mock/next", { failure: { hold }, operation: operationId }, tokenHeader());
  return [told.then(send), told.then(send)];
}

/** @param {() => Promise<object>[]} start sends the requests */
async function show(start) {
  const before = await known();
  const answers = await Promise.all(start()).catch((error) => [{ text: error.message }]);
  const changes = differences(before, await known());
  byId("answers").replaceChildren(
    ...answers.map(({ status, text }) => json(status === undefined ? "No answer" : `Answer ${status}`, pretty(text))),
    element("p", { className: "about" }, "What it changed"),
    element("ul", { className: "changes" }, ...changes.map((change) => element("li", {}, change))),
  );
}

function pretty(text) {
  try {
    return JSON.parse(text, (key, value) => (chosen.secretFields.includes(key) ? "***" : value));
  } catch {
    return text;
  }
}

/** The numbers and gateways of the token's account, or the reason why they could not be read. */
async function known() {
  try {
    const response = await fetch("/__mock/numbers", { headers: tokenHeader() });
    const answer = await response.json();
    if (!response.ok && response.status !== 401) return answer.message;
    const { numbers = [], emptied = [] } = answer;
    const gateways = [...numbers.flatMap(({ inbound, outbound }) => [inbound, outbound]), ...emptied].filter(Boolean);
    return {
      numbers: new Map(numbers.map((entry) => [entry.phoneNumber.e164, entry])),
      settings: new Map(gateways.map(({ id, numbers: _, ...settings }) => [id, JSON.stringify(settings)])),
    };
  } catch (error) {
    return error.message;
  }
}

function differences(before, after) {
  const unknown = [before, after].find((seen) => typeof seen === "string");
  if (unknown) return [`Not known: ${unknown}`];
  const changes = [];
  for (const [number, { inbound, outbound }] of after.numbers) {
    const was = before.numbers.get(number);
    if (was && was.inbound?.id === inbound?.id) continue;
    const where = inbound ? `attached to ${inbound.id} and ${outbound.id}` : "attached to nothing";
    changes.push(`${number} is ${was ? "" : "known now, and "}${where}`);
  }
  for (const number of before.numbers.keys()) {
    if (!after.numbers.has(number)) changes.push(`${number} is not known any more`);
  }
  for (const [id, settings] of before.settings) {
    const now = after.settings.get(id);
    if (now === undefined) changes.push(`${id} is deleted`);
    else if (now !== settings) changes.push(`${id} is set up otherwise`);
  }
  const shown = changes.slice(0, 20);
  if (changes.length > shown.length) shown.push(`and ${changes.length - shown.length} more`);
  return shown.length > 0 ? shown : ["Nothing"];
}
