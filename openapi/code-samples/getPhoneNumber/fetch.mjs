const number = encodeURIComponent("+12125550100");
const response = await fetch(`https://api.videosdk.live/v2/sip/phone-numbers/${number}`, {
  headers: { Authorization: process.env.VIDEOSDK_TOKEN },
});

const { message, phoneNumber, inbound, outbound } = await response.json();
if (!response.ok) throw new Error(`${response.status}: ${message}`);
console.log(phoneNumber.e164, phoneNumber.phoneNumberId, inbound || outbound ? "attached" : "detached");
