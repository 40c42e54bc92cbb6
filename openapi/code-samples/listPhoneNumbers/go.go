package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type Page struct {
	Message string
	Data    []struct {
		PhoneNumber       struct{ E164, Name string }
		Inbound, Outbound *struct{ ID string }
	}
	PageInfo struct{ LastPage int }
}

func main() {
	for page, lastPage := 1, 1; page <= lastPage; page++ {
		answer := get(fmt.Sprintf("https://api.videosdk.live/v2/sip/phone-numbers?page=%d&perPage=100", page))
		lastPage = answer.PageInfo.LastPage
		for _, entry := range answer.Data {
			state := "detached"
			if entry.Inbound != nil || entry.Outbound != nil {
				state = "attached"
			}
			fmt.Println(entry.PhoneNumber.E164, entry.PhoneNumber.Name, state)
		}
	}
}

func get(url string) (answer Page) {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", os.Getenv("VIDEOSDK_TOKEN"))

	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		log.Fatalf("%d: %s", response.StatusCode, answer.Message)
	}
	return answer
}
