/** Keeps secrets out of everything that the check prints or writes, also if the server echoes them. */

/** Shorter values are ordinary words, and removing them would make the report unreadable. */
const shortest = 4;

export interface Secret {
  value: string;
  /** The replacement, for example `$VIDEOSDK_TOKEN`. */
  placeholder: string;
}

export type Redact = (text: string) => string;

/** A function that replaces each secret, as it is and in the encodings in which a server may echo it. */
export function redaction(secrets: Secret[]): Redact {
  const forms = secrets
    .filter(({ value }) => value.length >= shortest)
    .flatMap(({ value, placeholder }) => encodings(value).map((form) => ({ form, placeholder })))
    .sort((a, b) => b.form.length - a.form.length);
  return (text) => forms.reduce((clean, { form, placeholder }) => clean.replaceAll(form, placeholder), text);
}

function encodings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const base64 = base64Forms(value);
  const hex = Buffer.from(value).toString("hex");
  return [...new Set([value, json, url, url.toLowerCase(), ...base64, hex, [...value].reverse().join("")])];
}

/** Base64 of the value at each of the three offsets that it can have within a longer text. */
function base64Forms(value: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    // The first and the last character may be shared with what stands around the value.
    const start = offset === 0 ? 0 : offset + 1;
    const end = bytes.length % 3 === 0 ? whole.length : whole.length - 1;
    const own = whole.slice(start, end);
    return own.length < 8 ? [] : [own, own.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
