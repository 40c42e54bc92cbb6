// Every call with the client that openapi-generator makes. Arguments: the server's address and a number.
import java.util.List;
import sip.ApiClient;
import sip.ApiException;
import sip.api.PhoneNumbersApi;
import sip.model.*;

public class Calls {
  public static void main(String[] arguments) throws Exception {
    String number = arguments[1];
    ApiClient http = new ApiClient();
    http.updateBaseUri(arguments[0]);
    http.setRequestInterceptor(request -> request.header("Authorization", "any-token"));
    PhoneNumbersApi client = new PhoneNumbersApi(http);

    PhoneNumbersCreated created = client.createPhoneNumbers(new CreatePhoneNumbersRequest()
        .name("Front desk")
        .phoneNumbers(List.of(number))
        .inbound(new InboundGatewayConfiguration().sipRegion(SipRegion.AUTO))
        .outbound(new OutboundGatewayConfiguration()
            .sipRegion(SipRegion.AUTO).address("sip.example.com").transport(SipTransport.TLS)));
    System.out.println(created.getMessage());

    PhoneNumberList page = client.listPhoneNumbers(null, null, "Front desk");
    expect(page.getData().size() == 1, "list");

    PhoneNumberWithGateways found = client.getPhoneNumber(number);
    expect(found.getInbound() != null && found.getOutbound() != null, "get");

    client.updatePhoneNumberGateway(found.getOutbound().getId(),
        new UpdatePhoneNumberGatewayRequest().transport(SipTransport.TCP));
    expect("tcp".equals(client.getPhoneNumber(number).getOutbound().getTransport()), "update");

    PhoneNumberDetached detached = client.detachPhoneNumber(new DetachPhoneNumberRequest().phoneNumber(number));
    expect(found.getInbound().getId().equals(detached.getInbound()), "detach");
    expect(client.getPhoneNumber(number).getInbound() == null, "get of a detached number");

    client.deleteInboundGateway(detached.getInbound());
    client.deleteOutboundGateway(detached.getOutbound());
    PhoneNumberReleased released = client.releasePhoneNumber(found.getPhoneNumber().getPhoneNumberId());
    expect(number.equals(released.getE164()), "release");

    try {
      client.getPhoneNumber(number);
      expect(false, "get of a released number");
    } catch (ApiException missing) {
      expect(missing.getCode() == 404, "get of a released number");
    }
  }

  static void expect(boolean holds, String call) {
    if (!holds) throw new IllegalStateException(call + ": not as expected");
  }
}
