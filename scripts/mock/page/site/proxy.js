/** The proxy's page: the traffic that passes, as it passes, with the verdict on each exchange. */
import { showAccounts } from "./drawing.js";
import { byId } from "./elements.js";
import { showRequests } from "./requests.js";

const events = new EventSource("/__mock/page/events");
events.onmessage = ({ data }) => {
  const { order, changed, requests, skipped, upstream, fresh } = JSON.parse(data);
  byId("connection").textContent = "Live";
  byId("address").textContent = upstream;
  showAccounts(order, changed);
  showRequests(requests, skipped, fresh);
};
events.onerror = () => {
  byId("connection").textContent = "The proxy does not answer. Trying again …";
};
