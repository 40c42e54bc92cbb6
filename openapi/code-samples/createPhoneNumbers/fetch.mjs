const response = await fetch("https://api.videosdk.live/v2/sip/phone-numbers", {
  method: "POST",
  headers: {
    Authorization: process.env.VIDEOSDK_TOKEN,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
    name: "Front desk",
    phoneNumbers: ["+12125550100"],
    inbound: { sipRegion: "auto" },
    outbound: { sipRegion: "auto", address: "sip.example.com", transport: "udp" },
  }),
});

const { message } = await response.json();
if (!response.ok) throw new Error(`${response.status}: ${message}`);
console.log(message);
