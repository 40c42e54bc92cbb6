import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

const { message } = await videosdk.createPhoneNumbers({
  name: "Front desk",
  phoneNumbers: ["+12125550100"],
  inbound: { sipRegion: "auto" },
  outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
});
console.log(message);
