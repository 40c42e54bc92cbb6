const response = await fetch("https://api.videosdk.live/v2/sip/phone-numbers/detach", {
  method: "POST",
  headers: {
    Authorization: process.env.VIDEOSDK_TOKEN,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ phoneNumber: "+12125550100" }),
});

const { message } = await response.json();
if (!response.ok) throw new Error(`${response.status}: ${message}`);
console.log(message);
