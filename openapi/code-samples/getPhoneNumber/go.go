package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
)

func main() {
	number := url.QueryEscape("+12125550100")
	request, err := http.NewRequest(http.MethodGet, "https://api.videosdk.live/v2/sip/phone-numbers/"+number, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", os.Getenv("VIDEOSDK_TOKEN"))

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	var answer struct {
		Message           string
		PhoneNumber       struct{ E164, PhoneNumberID string }
		Inbound, Outbound *struct{ ID string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		log.Fatalf("%d: %s", response.StatusCode, answer.Message)
	}
	state := "detached"
	if answer.Inbound != nil || answer.Outbound != nil {
		state = "attached"
	}
	fmt.Println(answer.PhoneNumber.E164, answer.PhoneNumber.PhoneNumberID, state)
}
