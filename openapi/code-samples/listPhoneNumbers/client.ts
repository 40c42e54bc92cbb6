import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

for await (const { phoneNumber, inbound, outbound } of videosdk.listPhoneNumbers({ perPage: 100 })) {
  console.log(phoneNumber.e164, phoneNumber.name, inbound || outbound ? "attached" : "detached");
}
