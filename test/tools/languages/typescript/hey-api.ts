import { makeCalls, token, url } from "./calls";
import * as sip from "./sip";
import { client } from "./sip/client.gen";

client.setConfig({ baseUrl: url, auth: token });

const gateway = (gatewayId: string) => ({ path: { gatewayId }, throwOnError: true as const });

await makeCalls({
  create: async (body) => (await sip.createPhoneNumbers({ body, throwOnError: true })).data,
  list: async (search) => (await sip.listPhoneNumbers({ query: { search }, throwOnError: true })).data,
  get: async (phoneNumber) => (await sip.getPhoneNumber({ path: { phoneNumber }, throwOnError: true })).data,
  update: async (id, body) => (await sip.updatePhoneNumberGateway({ ...gateway(id), body })).data,
  detach: async (phoneNumber) => (await sip.detachPhoneNumber({ body: { phoneNumber }, throwOnError: true })).data,
  deleteInbound: async (id) => (await sip.deleteInboundGateway(gateway(id))).data,
  deleteOutbound: async (id) => (await sip.deleteOutboundGateway(gateway(id))).data,
  release: async (phoneNumberId) =>
    (await sip.releasePhoneNumber({ path: { phoneNumberId }, throwOnError: true })).data,
  statusOfGet: async (phoneNumber) => (await sip.getPhoneNumber({ path: { phoneNumber } })).response?.status,
});
