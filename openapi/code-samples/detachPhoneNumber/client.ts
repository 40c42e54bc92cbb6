import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN ?? "" });

const { data, error, response } = await videosdk.POST("/v2/sip/phone-numbers/detach", {
  body: { phoneNumber: "+12125550100" },
});

if (error) throw new Error(`${response.status}: ${error.message}`);
console.log(data.message);
