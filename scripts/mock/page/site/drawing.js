/** Draws the accounts, with numbers grouped by the pair of gateways that they share. */
import { act, byId, element } from "./elements.js";

/** The latest state of each account, by id. */
const accounts = new Map();

export function showAccounts(order, changed) {
  for (const account of changed) accounts.set(account.id, account);
  for (const id of accounts.keys()) if (!order.includes(id)) accounts.delete(id);
  byId("no-accounts").hidden = order.length > 0;

  const place = byId("accounts");
  const focused = document.activeElement?.closest("#accounts [data-key]")?.dataset.key;
  const wasInside = place.contains(document.activeElement);
  const there = new Map([...place.children].map((child) => [child.dataset.id, child]));
  const isChanged = new Set(changed.map(({ id }) => id));
  const wanted = order.map((id) => (isChanged.has(id) ? undefined : there.get(id)) ?? drawAccount(accounts.get(id)));
  // Unchanged elements stay in the page: removing and reinserting them would lose the focus.
  if (wanted.length === place.children.length && wanted.every((node, index) => node === place.children[index])) return;
  place.replaceChildren(...wanted);
  if (!wasInside) return;
  const again = focused && place.querySelector(`[data-key="${CSS.escape(focused)}"]`);
  (again || byId("numbers-heading")).focus({ preventScroll: true });
}

function drawAccount({ id, name, total, numbers, emptied }) {
  const pairs = new Map();
  const detached = [];
  for (const entry of numbers) {
    if (!entry.inbound || !entry.outbound) detached.push(entry);
    else if (pairs.has(entry.inbound.id)) pairs.get(entry.inbound.id).push(entry);
    else pairs.set(entry.inbound.id, [entry]);
  }
  const heading = `account-${id}`;
  return element(
    "article",
    { data: { id }, aria: { labelledby: heading } },
    element("h3", { id: heading }, name, " ", element("small", {}, count(total, "number"))),
    ...[...pairs.values()].map((entries) => drawPair(id, entries)),
    ...(detached.length > 0 ? [drawDetached(id, detached)] : []),
    ...(total > numbers.length ? [element("p", { className: "more" }, `and ${total - numbers.length} more`)] : []),
    ...(emptied.length > 0 ? [drawEmptied(id, emptied)] : []),
  );
}

function drawPair(account, entries) {
  const [{ inbound, outbound }] = entries;
  const shared = entries.length > 1 ? `${entries.length} numbers share this pair` : "A pair of its own";
  return element(
    "div",
    { className: "pair", role: "group", aria: { label: shared } },
    drawGateway("Inbound", inbound),
    element("ul", {}, ...entries.map((entry) => drawNumber(account, entry))),
    drawGateway("Outbound", outbound),
    element("p", { className: "about" }, shared),
  );
}

function drawGateway(direction, { id, name, geoRegion, address, transport, mediaEncryption }) {
  const facts = [name, address, transport, geoRegion, mediaEncryption && `encryption: ${mediaEncryption}`].filter(
    Boolean,
  );
  return element(
    "div",
    { className: `gateway ${direction.toLowerCase()}` },
    element("strong", {}, direction),
    element("span", { className: "id" }, id),
    ...facts.map((fact) => element("span", {}, fact)),
  );
}

function drawNumber(account, { phoneNumber, inbound }) {
  const { e164, name, phoneNumberId } = phoneNumber;
  return element(
    "li",
    {},
    element("span", { className: "number" }, e164),
    element("span", { className: "name" }, name ?? ""),
    element(
      "span",
      { className: "buttons" },
      ...(inbound ? button(account, "Detach", e164, { number: e164 }) : []),
      ...button(account, "Release", e164, { phoneNumberId }),
    ),
  );
}

/**
 * A button, or nothing on a page that changes nothing.
 *
 * @param {object} subject tells the mock what the button is for
 */
function button(account, label, shown, subject) {
  if ("onlyShows" in document.body.dataset) return [];
  const action = label.toLowerCase();
  return [
    element(
      "button",
      {
        type: "button",
        data: { key: `${account} ${action} ${shown}` },
        aria: { label: `${label} ${shown}` },
        // The action fails if the page is out of date. The next event corrects the page.
        onclick: () => act({ action, account, ...subject }).catch(() => {}),
      },
      label,
    ),
  ];
}

function drawDetached(account, entries) {
  return element(
    "div",
    { className: "detached", role: "group", aria: { label: "Attached to nothing" } },
    element("p", { className: "about" }, "Attached to nothing"),
    element("ul", {}, ...entries.map((entry) => drawNumber(account, entry))),
  );
}

function drawEmptied(account, emptied) {
  return element(
    "div",
    { className: "emptied", role: "group", aria: { label: "Left empty, not deleted" } },
    element("p", { className: "about" }, "Left empty, not deleted"),
    element(
      "ul",
      {},
      ...emptied.map(({ id, direction }) =>
        element(
          "li",
          {},
          element("span", { className: "id" }, id),
          element("span", { className: "buttons" }, ...button(account, "Delete", id, { direction, gatewayId: id })),
        ),
      ),
    ),
  );
}

function count(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
