import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN ?? "" });

const { data, error, response } = await videosdk.POST("/v2/sip/phone-numbers/{phoneNumberId}/release", {
  params: { path: { phoneNumberId: "pn_abc123" } },
});

if (error) throw new Error(`${response.status}: ${error.message}`);
console.log(data.message);
