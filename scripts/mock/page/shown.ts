/** The part of the state that the page draws. Texts are cut short, and invisible or bidirectional characters are escaped. */
import type { Gateway, PhoneNumberWithGateways } from "../../model/types.js";
import { cut, printable } from "../../printable.js";

/** How many characters of a text are shown. */
const most = { account: 200, text: 100 };

export interface ShownNumber {
  phoneNumber: { phoneNumberId: string; e164: string; name: string };
  inbound: ShownGateway | null;
  outbound: ShownGateway | null;
}

/** Without its numbers, which are those that name it. */
export interface ShownGateway {
  id: string;
  name: string;
  geoRegion: string | undefined;
  address: string;
  transport: string | undefined;
  mediaEncryption: string | undefined;
}

export function shownName(account: string): string {
  return printable(cut(account, most.account));
}

export function shownNumber({ phoneNumber, inbound, outbound }: PhoneNumberWithGateways): ShownNumber {
  const { phoneNumberId, e164, name } = phoneNumber;
  return {
    phoneNumber: { phoneNumberId, e164, name: shownText(name) },
    inbound: inbound && shownGateway(inbound),
    outbound: outbound && shownGateway(outbound),
  };
}

function shownGateway({ id, name, geoRegion, address, transport, mediaEncryption }: Gateway): ShownGateway {
  return { id, name: shownText(name), geoRegion, address: shownText(address), transport, mediaEncryption };
}

function shownText(text: string | null | undefined): string {
  return printable(cut(text ?? "", most.text));
}
