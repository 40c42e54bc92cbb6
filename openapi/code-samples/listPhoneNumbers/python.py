import json
import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

page, last_page = 1, 1
while page <= last_page:
    request = Request(
        f"https://api.videosdk.live/v2/sip/phone-numbers?page={page}&perPage=100",
        headers={"Authorization": os.environ["VIDEOSDK_TOKEN"]},
    )
    try:
        with urlopen(request) as response:
            answer = json.load(response)
    except HTTPError as refusal:
        raise SystemExit(f"{refusal.code}: {json.load(refusal)['message']}")

    last_page = answer["pageInfo"]["lastPage"]
    for entry in answer["data"]:
        number = entry["phoneNumber"]
        attached = entry["inbound"] or entry["outbound"]
        print(number["e164"], number.get("name"), "attached" if attached else "detached")
    page += 1
