/** The mock's page: shows its state and its requests live. */
import { showAccounts } from "./drawing.js";
import { act, byId, element } from "./elements.js";
import { startForm } from "./form.js";
import { showRequests } from "./requests.js";

const failures = [
  ["Answer 503", { status: 503 }],
  ["Answer 429, Retry-After 2 s", { status: 429, retryAfter: 2 }],
  ["Answer 409", { status: 409 }],
  ["Hang up", "hangUp"],
  ["Carry it out, then hang up", "hangUpAfterCreating"],
  ["Cut the answer's body off", "cutBody"],
  ["Answer with HTML", "notJson"],
  ["Answer after 5 seconds", "slow"],
  ["Hold its numbers for 5 seconds", { hold: 5000 }],
];

byId("address").textContent = location.host;
byId("failure").replaceChildren(...failures.map(([label], index) => element("option", { value: index }, label)));
byId("failures").onsubmit = (event) => {
  event.preventDefault();
  act({ action: "next", failure: failures[byId("failure").value][1] }).catch(({ message }) => {
    byId("waiting").textContent = message;
  });
};
// The connection status beside the button already shows when the mock does not respond.
byId("reset").onclick = () => act({ action: "reset" }).catch(() => {});

const events = new EventSource("/__mock/page/events");
events.onmessage = ({ data }) => {
  const { order, changed, requests, skipped, waiting, stateless, fresh } = JSON.parse(data);
  byId("connection").textContent = stateless ? "Live. It remembers nothing." : "Live";
  byId("waiting").textContent = waiting > 0 ? `${waiting} still to come` : "";
  showAccounts(order, changed);
  showRequests(requests, skipped, fresh);
};
events.onerror = () => {
  byId("connection").textContent = "The mock does not answer. Trying again …";
};

await startForm();
document.body.dataset.ready = "";
