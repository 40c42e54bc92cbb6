curl https://api.videosdk.live/v2/sip/phone-numbers/detach \
  --fail-with-body \
  --header "Authorization: $VIDEOSDK_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{ "phoneNumber": "+12125550100" }'
