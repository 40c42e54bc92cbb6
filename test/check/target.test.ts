import { expect, test } from "vitest";
import { isThisMachine, parseUrl } from "../../scripts/check/sending/target.js";

test.each([
  "http://localhost:3000",
  "http://api.localhost",
  "http://127.0.0.1",
  "http://127.8.8.8:80",
  "http://0.0.0.0:3000",
  "http://[::1]:3000",
  "http://[::ffff:127.0.0.1]",
  "http://2130706433",
])("%s is this machine", (url) => {
  expect(isThisMachine(parseUrl(url))).toBe(true);
});

test.each([
  "https://api.videosdk.live",
  "http://192.168.1.4",
  "http://localhost.example.com",
  "http://127.0.0.1.example.com",
  "http://[2001:db8::1]",
])("%s is another machine", (url) => {
  expect(isThisMachine(parseUrl(url))).toBe(false);
});

test.each([
  ["api.videosdk.live", "The url is not one"],
  ["ftp://api.videosdk.live", "http:// or https://"],
  ["https://api.videosdk.live/v2/sip/phone-numbers", "the path of an operation"],
  ["https://api.videosdk.live/?token=abc", "Give the address without a query"],
])("%s is refused with what to do", (url, message) => {
  expect(() => parseUrl(url)).toThrow(message);
});

test.each([
  ["https://host.example/prefix/", "https://host.example/prefix"],
  ["https://host.example/", "https://host.example"],
])("%s may have a path before the document's, and loses the slash at its end", (url, parsed) => {
  expect(parseUrl(url)).toBe(parsed);
});

test("credentials in a url are refused and not repeated", () => {
  expect(() => parseUrl("https://me:secret@api.videosdk.live")).toThrow(/^(?!.*secret).*no user name or password/);
});
