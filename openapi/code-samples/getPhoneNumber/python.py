import json
import os
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

request = Request(
    "https://api.videosdk.live/v2/sip/phone-numbers/" + quote("+12125550100", safe=""),
    headers={"Authorization": os.environ["VIDEOSDK_TOKEN"]},
)

try:
    with urlopen(request) as response:
        answer = json.load(response)
except HTTPError as refusal:
    raise SystemExit(f"{refusal.code}: {json.load(refusal)['message']}")

number = answer["phoneNumber"]
attached = answer["inbound"] or answer["outbound"]
print(number["e164"], number["phoneNumberId"], "attached" if attached else "detached")
