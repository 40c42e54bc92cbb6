import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

const { message } = await videosdk.detachPhoneNumber("+12125550100");
console.log(message);
