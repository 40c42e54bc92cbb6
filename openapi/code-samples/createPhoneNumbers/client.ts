import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN ?? "" });

const { data, error, response } = await videosdk.POST("/v2/sip/phone-numbers", {
  body: {
    name: "Front desk",
    phoneNumbers: ["+12125550100"],
    inbound: { sipRegion: "auto" },
    outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
  },
});

if (error) throw new Error(`${response.status}: ${error.message}`);
console.log(data.message);
