"""Every response, read with the models that datamodel-code-generator makes. Arguments: the server's address and a number."""
import json
import sys
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import models

url, number = sys.argv[1:]


def call(method, path, model, body=None):
    data = body and body.model_dump_json(exclude_none=True).encode()
    headers = {"Authorization": "any-token", "Content-Type": "application/json"}
    with urlopen(Request(f"{url}/v2/sip/{path}", data, headers, method=method)) as response:
        return model.model_validate_json(response.read())


request = models.CreatePhoneNumbersRequest.model_validate(
    {
        "name": "Front desk",
        "phoneNumbers": [number],
        "inbound": {"sipRegion": "auto"},
        "outbound": {"sipRegion": "auto", "address": "sip.example.com", "transport": "tls"},
    }
)
print(call("POST", "phone-numbers", models.PhoneNumbersCreated, request).message)

page = call("GET", f"phone-numbers?search={quote(number)}", models.PhoneNumberList)
assert [entry.phoneNumber.e164 for entry in page.data] == [number]

one = f"phone-numbers/{quote(number)}"
found = call("GET", one, models.PhoneNumberWithGateways)
tcp = models.UpdatePhoneNumberGatewayRequest(transport="tcp")
call("PATCH", f"phone-numbers/gateways/{found.outbound.id}", models.PhoneNumberGatewayUpdated, tcp)
assert call("GET", one, models.PhoneNumberWithGateways).outbound.transport == "tcp"

detach = models.DetachPhoneNumberRequest(phoneNumber=number)
detached = call("POST", "phone-numbers/detach", models.PhoneNumberDetached, detach)
assert detached.inbound == found.inbound.id
assert call("GET", one, models.PhoneNumberWithGateways).inbound is None

call("DELETE", f"inbound-gateways/{detached.inbound}", models.GatewayDeleted)
call("DELETE", f"outbound-gateways/{detached.outbound}", models.GatewayDeleted)
released = call("POST", f"phone-numbers/{found.phoneNumber.phoneNumberId}/release", models.PhoneNumberReleased)
assert released.e164 == number

try:
    call("GET", one, models.PhoneNumberWithGateways)
    raise AssertionError("a released number is still found")
except HTTPError as error:
    assert error.code == 404
    assert models.ErrorResponse.model_validate(json.load(error)).message
