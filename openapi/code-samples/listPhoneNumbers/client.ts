import { createClient } from "videosdk-sip-contract";

const videosdk = createClient({ token: process.env.VIDEOSDK_TOKEN ?? "" });

for (let page = 1, lastPage = 1; page <= lastPage; page++) {
  const { data, error, response } = await videosdk.GET("/v2/sip/phone-numbers", {
    params: { query: { page, perPage: 100 } },
  });
  if (error) throw new Error(`${response.status}: ${error.message}`);

  lastPage = data.pageInfo.lastPage;
  for (const { phoneNumber, inbound, outbound } of data.data) {
    console.log(phoneNumber.e164, phoneNumber.name, inbound || outbound ? "attached" : "detached");
  }
}
