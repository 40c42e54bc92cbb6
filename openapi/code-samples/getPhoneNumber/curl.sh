curl https://api.videosdk.live/v2/sip/phone-numbers/%2B12125550100 \
  --fail-with-body \
  --header "Authorization: $VIDEOSDK_TOKEN"
