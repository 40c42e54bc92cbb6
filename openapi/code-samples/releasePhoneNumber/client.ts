import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

const { message } = await videosdk.releasePhoneNumber("pn_abc123");
console.log(message);
