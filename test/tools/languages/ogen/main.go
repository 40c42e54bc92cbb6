// Every call with the client that ogen generates. Arguments: the server's address and a number.
package main

import (
	"context"
	"log"
	"os"

	"example.com/calls/sip"
)

type token struct{}

func (token) Token(context.Context, sip.OperationName) (sip.Token, error) {
	return sip.Token{APIKey: "any-token"}, nil
}

func main() {
	url, number := os.Args[1], os.Args[2]
	ctx := context.Background()
	client, err := sip.NewClient(url, token{})
	if err != nil {
		log.Fatal(err)
	}

	created := as[*sip.PhoneNumbersCreated](client.CreatePhoneNumbers(ctx, &sip.CreatePhoneNumbersRequest{
		Name:         "Front desk",
		PhoneNumbers: []sip.PhoneNumber{sip.PhoneNumber(number)},
		Inbound:      sip.InboundGatewayConfiguration{SipRegion: sip.SipRegionAuto},
		Outbound: sip.OutboundGatewayConfiguration{
			SipRegion: sip.SipRegionAuto, Address: "sip.example.com", Transport: sip.SipTransportTLS,
		},
	}))
	log.Println(created.Message)

	search := sip.ListPhoneNumbersParams{Search: sip.NewOptString("Front desk")}
	page := as[*sip.PhoneNumberList](client.ListPhoneNumbers(ctx, search))
	expect(len(page.Data) == 1, "list")

	get := sip.GetPhoneNumberParams{PhoneNumber: sip.PhoneNumber(number)}
	found := as[*sip.PhoneNumberWithGateways](client.GetPhoneNumber(ctx, get))
	expect(!found.Inbound.Null && !found.Outbound.Null, "get")

	tcp := &sip.UpdatePhoneNumberGatewayRequest{Transport: sip.NewOptSipTransport(sip.SipTransportTCP)}
	outbound := sip.UpdatePhoneNumberGatewayParams{GatewayId: found.Outbound.Value.ID}
	as[*sip.PhoneNumberGatewayUpdated](client.UpdatePhoneNumberGateway(ctx, tcp, outbound))

	detach := &sip.DetachPhoneNumberRequest{PhoneNumber: sip.PhoneNumber(number)}
	detached := as[*sip.PhoneNumberDetached](client.DetachPhoneNumber(ctx, detach))
	expect(detached.Inbound.Value == found.Inbound.Value.ID, "detach")
	expect(as[*sip.PhoneNumberWithGateways](client.GetPhoneNumber(ctx, get)).Inbound.Null, "get of a detached number")

	as[*sip.GatewayDeleted](client.DeleteInboundGateway(ctx, sip.DeleteInboundGatewayParams{GatewayId: detached.Inbound.Value}))
	as[*sip.GatewayDeleted](client.DeleteOutboundGateway(ctx, sip.DeleteOutboundGatewayParams{GatewayId: detached.Outbound.Value}))

	release := sip.ReleasePhoneNumberParams{PhoneNumberId: found.PhoneNumber.PhoneNumberId}
	released := as[*sip.PhoneNumberReleased](client.ReleasePhoneNumber(ctx, release))
	expect(released.E164 == number, "release")

	as[*sip.GetPhoneNumberNotFound](client.GetPhoneNumber(ctx, get))
}

// as returns the response that is documented for a success.
func as[T any](response any, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	found, ok := response.(T)
	if !ok {
		log.Fatalf("a response of another kind: %#v", response)
	}
	return found
}

func expect(holds bool, call string) {
	if !holds {
		log.Fatalf("%s: not as expected", call)
	}
}
