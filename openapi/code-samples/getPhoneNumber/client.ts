import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN });

const { phoneNumber, inbound, outbound } = await videosdk.getPhoneNumber("+12125550100");
console.log(phoneNumber.e164, phoneNumber.phoneNumberId, inbound || outbound ? "attached" : "detached");
