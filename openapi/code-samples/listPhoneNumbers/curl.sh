curl "https://api.videosdk.live/v2/sip/phone-numbers?page=1&perPage=100" \
  --fail-with-body \
  --header "Authorization: $VIDEOSDK_TOKEN"
