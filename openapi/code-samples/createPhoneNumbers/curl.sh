curl https://api.videosdk.live/v2/sip/phone-numbers \
  --fail-with-body \
  --header "Authorization: $VIDEOSDK_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "name": "Front desk",
    "phoneNumbers": ["+12125550100"],
    "inbound": { "sipRegion": "auto" },
    "outbound": {
      "sipRegion": "auto",
      "address": "sip.example.com",
      "transport": "udp"
    }
  }'
