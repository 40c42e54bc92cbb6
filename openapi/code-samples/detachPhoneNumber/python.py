import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

request = Request(
    "https://api.videosdk.live/v2/sip/phone-numbers/detach",
    method="POST",
    headers={
        "Authorization": os.environ["VIDEOSDK_TOKEN"],
        "Content-Type": "application/json",
    },
    data=json.dumps({"phoneNumber": "+12125550100"}).encode(),
)

try:
    with urlopen(request) as response:
        print(json.load(response)["message"])
except HTTPError as refusal:
    raise SystemExit(f"{refusal.code}: {json.load(refusal)['message']}")
