//! Each call of the provider's Rust SDK on phone numbers, and the deletes of gateways. Arguments: the address of a server that
//! takes the empty `auth` away, that of one that does not, and a number.

use futures_util::StreamExt;
use videosdk::{
    Client, CreatePhoneNumbersParams, PhoneNumberInboundConfig, PhoneNumberListParams, PhoneNumberOutboundConfig,
    SipAuth, UpdatePhoneNumberGatewayParams,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let (url, direct, number) = (&arguments[1], &arguments[2], &arguments[3]);
    let client = Client::builder().token("any-token").base_url(url).build()?;
    let numbers = client.sip().phone_numbers();

    let without_transport = numbers.create(front_desk(number, None)).await;
    without_transport.expect_err("the page requires the transport that the SDK leaves out");
    numbers.create(front_desk(number, Some("tls"))).await?;

    let page = numbers.list(PhoneNumberListParams { search: Some("Front desk".into()), ..Default::default() }).await?;
    assert_eq!(page.data.len(), 1);
    let all = numbers.list_stream(PhoneNumberListParams { per_page: Some(1), ..Default::default() });
    assert_eq!(all.filter(|entry| std::future::ready(entry.is_ok())).count().await, 1);

    let found = numbers.get(number).await?;
    assert_eq!(found.phone_number.name.as_deref(), Some("Front desk"));
    let outbound = found.outbound.expect("an outbound gateway");
    assert_eq!(outbound.auth.as_ref().expect("its credentials").username, "front-desk");

    let other = Client::builder().token("any-token").base_url(direct).build()?;
    let unread = other.sip().phone_numbers().get(number).await.expect_err("an empty auth cannot be read");
    assert!(unread.to_string().contains("missing field `username`"), "{unread}");

    let inbound = found.inbound.expect("an inbound gateway");
    let tcp = UpdatePhoneNumberGatewayParams { transport: Some("tcp".into()), ..Default::default() };
    numbers.update_gateway(&outbound.id, tcp.clone()).await?;
    let updated = numbers.get(number).await?.outbound.expect("an outbound gateway");
    assert_eq!(updated.transport, Some("tcp".into()));
    numbers.update_gateway(&inbound.id, tcp).await.expect_err("an inbound gateway has no transport");

    numbers.detach(number).await?;
    assert!(numbers.get(number).await?.inbound.is_none());

    let sip = client.sip();
    sip.trunks().inbound().delete(&inbound.id).await?;
    sip.trunks().outbound().delete(&outbound.id).await?;
    sip.trunks().outbound().delete(&outbound.id).await.expect_err("a deleted gateway is unknown");

    numbers.release(&found.phone_number.phone_number_id).await?;
    numbers.get(number).await.expect_err("a released number is unknown");
    Ok(())
}

fn front_desk(number: &str, transport: Option<&str>) -> CreatePhoneNumbersParams {
    CreatePhoneNumbersParams {
        name: "Front desk".into(),
        phone_numbers: vec![number.into()],
        is_shared: None,
        media_encryption: None,
        inbound: PhoneNumberInboundConfig { sip_region: "auto".into() },
        outbound: PhoneNumberOutboundConfig {
            address: "sip.example.com".into(),
            sip_region: "auto".into(),
            auth: Some(SipAuth { username: "front-desk".into(), password: "correct-horse-battery".into() }),
            transport: transport.map(Into::into),
        },
    }
}
