//! Every call with the client that progenitor generates. Arguments: the server's address and a number.

progenitor::generate_api!(spec = "openapi-3.0.json", interface = Builder);

use types::{InboundGatewayConfiguration, OutboundGatewayConfiguration, PhoneNumber, SipRegion, SipTransport};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (url, number) = (&arguments[1], PhoneNumber::try_from(arguments[2].as_str())?);

    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("Authorization", "any-token".parse()?);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let client = Client::new_with_client(url, http);

    let created = client
        .create_phone_numbers()
        .body_map(|body| {
            body.name("Front desk")
                .phone_numbers(vec![number.clone()])
                .inbound(InboundGatewayConfiguration { sip_region: SipRegion::Auto })
                .outbound(OutboundGatewayConfiguration {
                    sip_region: SipRegion::Auto,
                    address: "sip.example.com".parse().unwrap(),
                    transport: SipTransport::Tls,
                    auth: None,
                })
        })
        .send()
        .await?;
    println!("{}", created.message);

    let page = client.list_phone_numbers().search("Front desk").send().await?;
    assert_eq!(page.data.len(), 1);

    let found = client.get_phone_number().phone_number(number.clone()).send().await?;
    // OpenAPI 3.0 says `nullable` of the gateway itself, so progenitor wraps it once more.
    let inbound = found.inbound.as_ref().and_then(|gateway| gateway.0.as_ref()).expect("an inbound gateway");

    let outbound = found.outbound.as_ref().and_then(|gateway| gateway.0.as_ref()).expect("an outbound gateway");
    client
        .update_phone_number_gateway()
        .gateway_id(&outbound.id)
        .body_map(|body| body.transport(SipTransport::Tcp))
        .send()
        .await?;

    let detached = client.detach_phone_number().body_map(|body| body.phone_number(number.clone())).send().await?;
    assert_eq!(detached.inbound.as_deref(), Some(inbound.id.as_str()));

    client.delete_inbound_gateway().gateway_id(&inbound.id).send().await?;
    client.delete_outbound_gateway().gateway_id(&outbound.id).send().await?;

    let released = client.release_phone_number().phone_number_id(&found.phone_number.phone_number_id).send().await?;
    assert_eq!(released.e164, number.as_str());

    let missing = client.get_phone_number().phone_number(number).send().await;
    assert_eq!(missing.unwrap_err().status().map(|status| status.as_u16()), Some(404));
    Ok(())
}
