"""What a test suite in another language does with the mock: make it fail, and see what it saw."""
import json
import os
import urllib.error
import urllib.request

MOCK = os.environ["MOCK"]
TOKEN = "a-python-token"
NUMBER = "+12025550190"


def call(method, path, body=None):
    request = urllib.request.Request(
        MOCK + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": TOKEN, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, response.headers, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, error.headers, json.load(error)


def create():
    return call("POST", "/v2/sip/phone-numbers", {
        "name": "Front desk",
        "phoneNumbers": [NUMBER],
        "inbound": {"sipRegion": "auto"},
        "outbound": {"sipRegion": "auto", "address": "sip.example.com", "transport": "udp"},
    })


assert call("GET", "/__mock/health")[2] == {"status": "ok"}

call("POST", "/__mock/next", {"failure": [{"status": 429, "retryAfter": 2}, "hangUpAfterCreating"]})

status, headers, _ = create()
assert (status, headers["Retry-After"]) == (429, "2"), status

try:
    create()
    raise AssertionError("The connection should have been closed")
except (ConnectionError, urllib.error.URLError):
    pass

# It hung up after creating: the number is there.
numbers = call("GET", "/__mock/numbers")[2]["numbers"]
assert [entry["phoneNumber"]["e164"] for entry in numbers] == [NUMBER], numbers
assert create()[0] == 400

requests = call("GET", "/__mock/requests?operation=createPhoneNumbers")[2]["data"]
assert [entry.get("status") for entry in requests] == [429, None, 400], requests
