import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

request = Request(
    "https://api.videosdk.live/v2/sip/phone-numbers",
    method="POST",
    headers={
        "Authorization": os.environ["VIDEOSDK_TOKEN"],
        "Content-Type": "application/json",
    },
    data=json.dumps({
        "name": "Front desk",
        "phoneNumbers": ["+12125550100"],
        "inbound": {"sipRegion": "auto"},
        "outbound": {"sipRegion": "auto", "address": "sip.example.com", "transport": "udp"},
    }).encode(),
)

try:
    with urlopen(request) as response:
        print(json.load(response)["message"])
except HTTPError as refusal:
    raise SystemExit(f"{refusal.code}: {json.load(refusal)['message']}")
