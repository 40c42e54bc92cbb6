/** `tsx hostile-load.ts <url> <amount>`: sends hostile bodies to a mock, from 16 connections, and prints how they ended. */
import autocannon from "autocannon";
import { bodyLimit } from "../../scripts/mock/read-body.js";
import { operation, valid } from "./requests.js";

/** What a body is filled up with, in the place of its numbers. */
const fillings = [
  (size: number) => `[${"0,".repeat(size / 2)}0]`,
  (size: number) => `[${'"",'.repeat(size / 3)}""]`,
  (size: number) => `[${"{},".repeat(size / 3)}{}]`,
  (size: number) => "[".repeat(size),
  (size: number) => `${"[".repeat(size / 2)}${"]".repeat(size / 2)}`,
  (size: number) => `${'{"a":'.repeat(size / 6)}0${"}".repeat(size / 6)}`,
  (size: number) => `{${Array.from({ length: size / 12 }, (_, index) => `"${index}":0`).join()}}`,
  (size: number) => `[${Array.from({ length: size / 15 }, (_, index) => `"+${1_000_000_000 + index}"`).join()}]`,
  (size: number) => `[${Array.from({ length: size / 9.5 }, (_, index) => `"+${10 + index}"`).join()}]`,
  (size: number) => `[${'"+12",'.repeat(size / 6)}"+12"]`,
  (size: number) => `"${"\\u0000".repeat(size / 6)}"`,
  (size: number) => `[${"1e999,".repeat(size / 6)}`,
  (size: number) => `"${"x".repeat(size)}`,
  (size: number) => `${" ".repeat(size)}x`,
  (size: number) => `"${'\\\\\\"'.repeat(size / 4)}`,
  // As much as is read.
  (size: number) => `[${"{},".repeat(Math.min(190_000, size / 4))}{}]`,
  (size: number) => `{${Array.from({ length: Math.min(9000, size / 12) }, (_, index) => `"a${index}":{}`).join()}}`,
  (size: number) => `[${`${"[".repeat(90)}0${"]".repeat(90)},`.repeat(size / 182)}0]`,
];

const templates = [true, false].map((isShared) => JSON.stringify(valid(["+12025550143"], { isShared })));
const sizes = [1000, 30_000, 300_000, bodyLimit - 1000];
const bodies = templates.flatMap((template) =>
  sizes.flatMap((size) =>
    fillings.map((fill) => template.replace(/\["\+12025550143"\]/, () => fill(size - template.length))),
  ),
);
/** A name of a megabyte is valid. */
const named = JSON.stringify(valid(["+12025550143"], { name: "n".repeat(bodyLimit - 1000) }));

const [, , url = "", amount = ""] = process.argv;
let sent = 0;
const { errors, statusCodeStats = {} } = await autocannon({
  url: url + operation.path,
  amount: Number(amount),
  connections: 16,
  timeout: 60,
  requests: [
    {
      method: operation.method as "POST",
      setupRequest: (request) => ({
        ...request,
        headers: { [operation.authHeader]: `hostile-${++sent}`, "content-type": operation.requestBody.mediaType },
        body: sent % 10 === 0 ? named : bodies[sent % bodies.length],
      }),
    },
  ],
});
console.log(JSON.stringify({ errors, statuses: Object.keys(statusCodeStats) }));
