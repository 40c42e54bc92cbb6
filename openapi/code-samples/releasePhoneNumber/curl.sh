curl https://api.videosdk.live/v2/sip/phone-numbers/pn_abc123/release \
  --fail-with-body \
  --request POST \
  --header "Authorization: $VIDEOSDK_TOKEN"
