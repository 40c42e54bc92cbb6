const response = await fetch("https://api.videosdk.live/v2/sip/phone-numbers/pn_abc123/release", {
  method: "POST",
  headers: { Authorization: process.env.VIDEOSDK_TOKEN },
});

const { message } = await response.json();
if (!response.ok) throw new Error(`${response.status}: ${message}`);
console.log(message);
