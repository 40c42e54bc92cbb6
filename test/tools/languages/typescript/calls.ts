/** Every call, with whichever client an adapter generated. The command line has the server's address and a number. */
import assert from "node:assert/strict";

export const [url = "", number = ""] = process.argv.slice(2);
export const token = "any-token";

type Choice = "auto" | "us002";

interface NumberOf {
  phoneNumber: { phoneNumberId: string; e164: string };
  inbound: { id: string } | null;
  outbound: { id: string; transport?: unknown } | null;
}

interface Sip {
  create(body: {
    name: string;
    phoneNumbers: string[];
    inbound: { sipRegion: Choice };
    outbound: { address: string; sipRegion: Choice; transport: "tls" | "udp" };
  }): Promise<{ message?: string }>;
  list(search: string): Promise<{ data: NumberOf[] }>;
  get(number: string): Promise<NumberOf>;
  update(gatewayId: string, body: { transport: "tcp" }): Promise<{ message?: string }>;
  detach(number: string): Promise<{ inbound?: string | null; outbound?: string | null }>;
  deleteInbound(gatewayId: string): Promise<{ message?: string }>;
  deleteOutbound(gatewayId: string): Promise<{ message?: string }>;
  release(phoneNumberId: string): Promise<{ e164: string }>;
  /** The status with which a get is answered. */
  statusOfGet(number: string): Promise<number | undefined>;
}

export async function makeCalls(sip: Sip): Promise<void> {
  const { message } = await sip.create({
    name: "Front desk",
    phoneNumbers: [number],
    inbound: { sipRegion: "auto" },
    outbound: { address: "sip.example.com", sipRegion: "us002", transport: "tls" },
  });
  assert.match(message ?? "", /./);

  const page = await sip.list("Front desk");
  assert.deepEqual(
    page.data.map(({ phoneNumber }) => phoneNumber.e164),
    [number],
  );

  const { phoneNumber, inbound, outbound } = await sip.get(number);
  assert(inbound && outbound);
  assert.match((await sip.update(outbound.id, { transport: "tcp" })).message ?? "", /./);
  assert.equal((await sip.get(number)).outbound?.transport, "tcp");

  assert.equal((await sip.detach(number)).inbound, inbound.id);
  const detached = await sip.get(number);
  assert.deepEqual([detached.inbound, detached.outbound], [null, null]);

  await sip.deleteInbound(inbound.id);
  await sip.deleteOutbound(outbound.id);
  assert.equal((await sip.release(phoneNumber.phoneNumberId)).e164, number);
  assert.equal(await sip.statusOfGet(number), 404);
}
