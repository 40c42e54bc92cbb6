import { ok } from "@oazapfts/runtime";
import { makeCalls, token, url } from "./calls";
import * as sip from "./sip";

sip.defaults.baseUrl = url;
sip.defaults.headers = { Authorization: token };

await makeCalls({
  create: (body) => ok(sip.createPhoneNumbers(body)),
  list: (search) => ok(sip.listPhoneNumbers({ search })),
  get: (phoneNumber) => ok(sip.getPhoneNumber(phoneNumber)),
  update: (id, body) => ok(sip.updatePhoneNumberGateway(id, body)),
  detach: (phoneNumber) => ok(sip.detachPhoneNumber({ phoneNumber })),
  deleteInbound: (id) => ok(sip.deleteInboundGateway(id)),
  deleteOutbound: (id) => ok(sip.deleteOutboundGateway(id)),
  release: (phoneNumberId) => ok(sip.releasePhoneNumber(phoneNumberId)),
  statusOfGet: async (phoneNumber) => (await sip.getPhoneNumber(phoneNumber)).status,
});
