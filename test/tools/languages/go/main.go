// Every call with the client that oapi-codegen generates. Arguments: the server's address and a number.
package main

import (
	"context"
	"log"
	"net/http"
	"os"

	"example.com/calls/sip"
)

func main() {
	url, number := os.Args[1], os.Args[2]
	ctx := context.Background()
	token := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "any-token")
		return nil
	}
	client, err := sip.NewClientWithResponses(url, sip.WithRequestEditorFn(token))
	check(err)

	created, err := client.CreatePhoneNumbersWithResponse(ctx, sip.CreatePhoneNumbersRequest{
		Name:         "Front desk",
		PhoneNumbers: []sip.PhoneNumber{number},
		Inbound:      sip.InboundGatewayConfiguration{SipRegion: "auto"},
		Outbound: sip.OutboundGatewayConfiguration{
			SipRegion: "auto", Address: "sip.example.com", Transport: "tls",
		},
	})
	check(err)
	expect(created.JSON200 != nil, "create", created.Status())
	log.Println(created.JSON200.Message)

	search := "Front desk"
	page, err := client.ListPhoneNumbersWithResponse(ctx, &sip.ListPhoneNumbersParams{Search: &search})
	check(err)
	expect(page.JSON200 != nil && len(page.JSON200.Data) == 1, "list", page.Status())

	found, err := client.GetPhoneNumberWithResponse(ctx, number)
	check(err)
	expect(found.JSON200 != nil && found.JSON200.Inbound != nil, "get", found.Status())

	tcp := sip.SipTransport("tcp")
	updated, err := client.UpdatePhoneNumberGatewayWithResponse(ctx, found.JSON200.Outbound.Id, sip.UpdatePhoneNumberGatewayRequest{Transport: &tcp})
	check(err)
	expect(updated.JSON200 != nil, "update", updated.Status())

	detached, err := client.DetachPhoneNumberWithResponse(ctx, sip.DetachPhoneNumberRequest{PhoneNumber: number})
	check(err)
	expect(detached.JSON200 != nil && *detached.JSON200.Inbound == found.JSON200.Inbound.Id, "detach", detached.Status())

	inbound, err := client.DeleteInboundGatewayWithResponse(ctx, *detached.JSON200.Inbound)
	check(err)
	expect(inbound.JSON200 != nil, "delete", inbound.Status())
	outbound, err := client.DeleteOutboundGatewayWithResponse(ctx, *detached.JSON200.Outbound)
	check(err)
	expect(outbound.JSON200 != nil, "delete", outbound.Status())

	released, err := client.ReleasePhoneNumberWithResponse(ctx, found.JSON200.PhoneNumber.PhoneNumberId)
	check(err)
	expect(released.JSON200 != nil && released.JSON200.E164 == number, "release", released.Status())

	missing, err := client.GetPhoneNumberWithResponse(ctx, number)
	check(err)
	expect(missing.JSON404 != nil, "get of a released number", missing.Status())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func expect(holds bool, call, status string) {
	if !holds {
		log.Fatalf("%s: not as expected: %s", call, status)
	}
}
