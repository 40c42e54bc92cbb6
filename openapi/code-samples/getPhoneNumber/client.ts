import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN ?? "" });

const { data, error, response } = await videosdk.GET("/v2/sip/phone-numbers/{phoneNumber}", {
  params: { path: { phoneNumber: "+12125550100" } },
});

if (error) throw new Error(`${response.status}: ${error.message}`);
const { phoneNumber, inbound, outbound } = data;
console.log(phoneNumber.e164, phoneNumber.phoneNumberId, inbound || outbound ? "attached" : "detached");
