/** A long correct history, as the model answers: one request after the other, a tenth of them lists of 20. */
import type { RecordedExchange } from "../../../scripts/check/recorded/exchange.js";
import { document } from "../../../scripts/document/document.js";
import { operations } from "../../../scripts/document/operations.js";
import { documentValues } from "../../../scripts/model/document-values.js";
import { Model } from "../../../scripts/model/model.js";
import type { CreateRequest } from "../../../scripts/model/types.js";
import { createBody, fictional, seeded } from "./traffic.js";

const path = "/v2/sip/phone-numbers";
const account = "me";

interface Sent {
  method: string;
  target: string;
  body?: unknown;
}

/** @param numbers how many numbers the requests are about */
export function* longHistory(length: number, numbers: number): Generator<RecordedExchange> {
  const random = seeded(1);
  const model = new Model(documentValues(document, operations(document)));
  const all = fictional(numbers);
  for (let place = 0; place < length; place++) {
    const number = all[Math.floor(random() * numbers)] ?? "";
    const kind = place % 10;
    if (kind === 0) {
      yield exchange(place, { method: "GET", target: `${path}?perPage=20` }, model.list(account, { perPage: 20 }));
    } else if (kind < 4) {
      const body = createBody([number], random) as unknown as CreateRequest;
      const answer = model.create(account, body);
      yield exchange(place, { method: "POST", target: path, body }, { message: "Created", ...answer });
    } else if (kind < 7) {
      const sent = { method: "GET", target: `${path}/${encodeURIComponent(number)}` };
      yield exchange(place, sent, model.get(account, number));
    } else {
      const sent = { method: "POST", target: `${path}/detach`, body: { phoneNumber: number } };
      yield exchange(place, sent, { message: "Detached", ...model.detach(account, number) });
    }
  }
}

const statuses: Record<string, number> = { notFound: 404, alreadyAttached: 400, notAttached: 400 };

function exchange(place: number, { method, target, body }: Sent, answer: object): RecordedExchange {
  const isRefused = "refused" in answer;
  return {
    request: {
      method,
      url: `https://api.videosdk.live${target}`,
      headers: { authorization: "me", ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    response: {
      status: isRefused ? (statuses[`${answer.refused}`] ?? 400) : 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(isRefused ? { message: "Refused" } : answer),
    },
    started: place * 10,
    ended: place * 10 + 8,
    client: `${place % 4}`,
  };
}
