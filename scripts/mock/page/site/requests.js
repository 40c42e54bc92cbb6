/** The list of requests, each with its outcome, the reason for it, and a curl line that sends it again. */
import { byId, element } from "./elements.js";

/** The most requests that the page keeps. */
const most = 200;

export function showRequests(requests, skipped, fresh) {
  const list = byId("list");
  if (fresh) list.replaceChildren();
  const shown = new Map([...list.children].map((item) => [Number(item.dataset.id), item]));
  const newest = Math.max(0, ...shown.keys());
  for (const request of requests) {
    const old = shown.get(request.id);
    if (old) renew(old, row(request));
    // More that is known of a request that is not shown any more is not shown, either.
    else if (request.id > newest) list.prepend(row(request));
  }
  while (list.children.length > most) list.lastChild.remove();
  byId("no-requests").hidden = list.children.length > 0;
  if (skipped > 0) {
    byId("skipped").hidden = false;
    byId("skipped").textContent = `${skipped} more came too fast to show.`;
  }
}

/** Puts a row in the place of what was known before, as open as that was. */
function renew(old, now) {
  const [before, after] = [old.firstChild, now.firstChild];
  const isFocused = old.contains(document.activeElement);
  after.open = before.open;
  old.replaceWith(now);
  if (isFocused) after.firstChild.focus({ preventScroll: true });
}

function row(request) {
  const { id, at, method, path, query, status, outcome, account } = request;
  const search = new URLSearchParams(query).toString();
  const kind = status === undefined ? "none" : status < 300 ? "good" : status === 409 ? "again" : "bad";
  const details = element(
    "details",
    {
      ontoggle() {
        if (details.open && details.children.length === 1) details.append(...more(request));
      },
    },
    element(
      "summary",
      {},
      element("span", { className: `status ${kind}` }, `${status ?? "no answer"}`),
      element("span", { className: "what" }, `${method} ${path}${search && `?${search}`}`),
      element("span", { className: outcome === "broken" ? "outcome bad" : "outcome" }, outcome),
      element(
        "span",
        { className: "when" },
        `${account ? `${account.name}, ` : ""}${new Date(at).toLocaleTimeString()}`,
      ),
    ),
  );
  return element("li", { data: { id } }, details);
}

function more({ message, milliseconds, curl, body, answer }) {
  const copy = element("button", { type: "button" }, "Copy the curl line");
  copy.onclick = async () => {
    await navigator.clipboard.writeText(curl);
    copy.textContent = "Copied";
  };
  return [
    element("p", {}, message || "Carried out.", " ", element("small", {}, `${milliseconds} ms`)),
    element("pre", { tabIndex: 0, role: "region", ariaLabel: "curl" }, curl),
    copy,
    ...(body === undefined ? [] : [json("Request", body)]),
    ...(answer === undefined ? [] : [json("Answer", answer)]),
  ];
}

export function json(title, value) {
  const text = visible(typeof value === "string" ? value : JSON.stringify(value, undefined, 2));
  return element(
    "div",
    { className: "json" },
    element("p", { className: "about" }, title),
    element("pre", { tabIndex: 0, role: "region", ariaLabel: title }, text),
  );
}

/** Escapes invisible and bidirectional control characters. */
function visible(text) {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} \n]/gu, (character) =>
    character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
