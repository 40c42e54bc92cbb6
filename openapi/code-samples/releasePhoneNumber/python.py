import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

request = Request(
    "https://api.videosdk.live/v2/sip/phone-numbers/pn_abc123/release",
    method="POST",
    headers={"Authorization": os.environ["VIDEOSDK_TOKEN"]},
)

try:
    with urlopen(request) as response:
        print(json.load(response)["message"])
except HTTPError as refusal:
    raise SystemExit(f"{refusal.code}: {json.load(refusal)['message']}")
