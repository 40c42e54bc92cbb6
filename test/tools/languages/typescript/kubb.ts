import { makeCalls, token, url } from "./calls";
import * as sip from "./sip";
import { fetch } from "./sip/.kubb/fetch";

fetch.setConfig({ baseURL: url, headers: { Authorization: token, "Content-Type": "application/json" } });

await makeCalls({
  create: (body) => sip.createPhoneNumbers(body),
  list: (search) => sip.listPhoneNumbers({ search }),
  get: (phoneNumber) => sip.getPhoneNumber(phoneNumber),
  update: (id, body) => sip.updatePhoneNumberGateway(id, body),
  detach: (phoneNumber) => sip.detachPhoneNumber({ phoneNumber }),
  deleteInbound: (id) => sip.deleteInboundGateway(id),
  deleteOutbound: (id) => sip.deleteOutboundGateway(id),
  release: (phoneNumberId) => sip.releasePhoneNumber(phoneNumberId),
  // Its own functions return the data alone.
  statusOfGet: async (phoneNumber) =>
    (await fetch({ method: "GET", url: `/v2/sip/phone-numbers/${phoneNumber}` })).status,
});
