"""Every call with the client that openapi-python-client generates. Arguments: the server's address and a number."""
import sys

from video_sdk_sip_phone_numbers_client import AuthenticatedClient
from video_sdk_sip_phone_numbers_client.api.phone_numbers import (
    create_phone_numbers,
    delete_inbound_gateway,
    delete_outbound_gateway,
    detach_phone_number,
    get_phone_number,
    list_phone_numbers,
    release_phone_number,
    update_phone_number_gateway,
)
from video_sdk_sip_phone_numbers_client.models import (
    CreatePhoneNumbersRequest,
    DetachPhoneNumberRequest,
    UpdatePhoneNumberGatewayRequest,
)

url, number = sys.argv[1:]

client = AuthenticatedClient(base_url=url, token="any-token", prefix="")

body = CreatePhoneNumbersRequest.from_dict(
    {
        "name": "Front desk",
        "phoneNumbers": [number],
        "inbound": {"sipRegion": "auto"},
        "outbound": {"sipRegion": "auto", "address": "sip.example.com", "transport": "tls"},
    }
)
print(create_phone_numbers.sync(client=client, body=body).message)

page = list_phone_numbers.sync(client=client, search="Front desk")
assert [entry.phone_number.e164 for entry in page.data] == [number]

found = get_phone_number.sync(number, client=client)
assert found.phone_number.e164 == number and found.inbound.id != found.outbound.id

tcp = UpdatePhoneNumberGatewayRequest.from_dict({"transport": "tcp"})
print(update_phone_number_gateway.sync(found.outbound.id, client=client, body=tcp).message)
updated = get_phone_number.sync(number, client=client)
assert updated.outbound.transport == "tcp" and updated.outbound.address == "sip.example.com"

detached = detach_phone_number.sync(client=client, body=DetachPhoneNumberRequest(phone_number=number))
assert detached.inbound == found.inbound.id

print(delete_inbound_gateway.sync(detached.inbound, client=client).message)
print(delete_outbound_gateway.sync(detached.outbound, client=client).message)

released = release_phone_number.sync(found.phone_number.phone_number_id, client=client)
assert released.e164 == number

missing = get_phone_number.sync_detailed(number, client=client)
assert missing.status_code == 404, missing
assert missing.parsed.message
