//! The five calls of the provider's Rust SDK. Arguments: the server's address and a number.

use videosdk::{
    Client, CreatePhoneNumbersParams, PhoneNumberInboundConfig, PhoneNumberListParams, PhoneNumberOutboundConfig, SipAuth,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (url, number) = (&arguments[1], &arguments[2]);
    let client = Client::builder().token("any-token").base_url(url).build()?;
    let numbers = client.sip().phone_numbers();

    numbers
        .create(CreatePhoneNumbersParams {
            name: "Front desk".into(),
            phone_numbers: vec![number.clone()],
            is_shared: None,
            media_encryption: None,
            inbound: PhoneNumberInboundConfig { sip_region: "auto".into() },
            outbound: PhoneNumberOutboundConfig {
                address: "sip.example.com".into(),
                sip_region: "auto".into(),
                auth: Some(SipAuth { username: "front-desk".into(), password: "correct-horse-battery".into() }),
                transport: None,
            },
        })
        .await
        .expect_err("the page requires the transport that the SDK leaves out");

    numbers
        .create(CreatePhoneNumbersParams {
            name: "Front desk".into(),
            phone_numbers: vec![number.clone()],
            is_shared: None,
            media_encryption: None,
            inbound: PhoneNumberInboundConfig { sip_region: "auto".into() },
            outbound: PhoneNumberOutboundConfig {
                address: "sip.example.com".into(),
                sip_region: "auto".into(),
                auth: Some(SipAuth { username: "front-desk".into(), password: "correct-horse-battery".into() }),
                transport: Some("tls".into()),
            },
        })
        .await?;

    let page = numbers.list(PhoneNumberListParams { search: Some("Front desk".into()), ..Default::default() }).await?;
    assert_eq!(page.data.len(), 1);

    let found = numbers.get(number).await?;
    assert_eq!(found.phone_number.name.as_deref(), Some("Front desk"));
    let outbound = found.outbound.expect("an outbound gateway");
    assert_eq!(outbound.auth.expect("its credentials").username, "front-desk");

    numbers.detach(number).await?;
    assert!(numbers.get(number).await?.inbound.is_none());

    numbers.release(&found.phone_number.phone_number_id).await?;
    numbers.get(number).await.expect_err("a released number is unknown");
    Ok(())
}
