for (let page = 1, lastPage = 1; page <= lastPage; page++) {
  const response = await fetch(`https://api.videosdk.live/v2/sip/phone-numbers?page=${page}&perPage=100`, {
    headers: { Authorization: process.env.VIDEOSDK_TOKEN },
  });
  const { message, data, pageInfo } = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${message}`);

  lastPage = pageInfo.lastPage;
  for (const { phoneNumber, inbound, outbound } of data) {
    console.log(phoneNumber.e164, phoneNumber.name, inbound || outbound ? "attached" : "detached");
  }
}
