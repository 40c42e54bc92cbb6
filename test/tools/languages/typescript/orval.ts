import { makeCalls, token, url } from "./calls";
import * as sip from "./sip";

// It asks for paths, and leaves the address to the browser.
const { fetch } = globalThis;
globalThis.fetch = (path, init) => fetch(new URL(`${path}`, url), init);

const options = { headers: { Authorization: token } };

/** The data of a response with status 200. */
async function data<R extends { status: number; data: unknown }>(call: Promise<R>) {
  const response = await call;
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  return response.data as Extract<R, { status: 200 }>["data"];
}

await makeCalls({
  create: (body) => data(sip.createPhoneNumbers(body, options)),
  list: (search) => data(sip.listPhoneNumbers({ search }, options)),
  get: (phoneNumber) => data(sip.getPhoneNumber(phoneNumber, options)),
  update: (id, body) => data(sip.updatePhoneNumberGateway(id, body, options)),
  detach: (phoneNumber) => data(sip.detachPhoneNumber({ phoneNumber }, options)),
  deleteInbound: (id) => data(sip.deleteInboundGateway(id, options)),
  deleteOutbound: (id) => data(sip.deleteOutboundGateway(id, options)),
  release: (phoneNumberId) => data(sip.releasePhoneNumber(phoneNumberId, options)),
  statusOfGet: async (phoneNumber) => (await sip.getPhoneNumber(phoneNumber, options)).status,
});
