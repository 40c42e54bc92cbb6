import { expect, test } from "vitest";
import type { Finding } from "../../../scripts/check/answers/finding.js";
import { withoutExplained, withoutTangles } from "../../../scripts/check/verdict/explanations.js";

const exchange = { request: { method: "POST", path: "/", headers: {} } };
const found = (requests: number, level: Finding["level"] = "broken"): Finding => ({
  guarantee: "whole",
  step: `${requests} requests`,
  level,
  expected: "",
  actual: "",
  exchange,
  reproduction: Array.from({ length: requests }, () => [exchange]),
});

test("sixty requests are left out beside three that show a broken guarantee", () => {
  const [short, middling, long] = [found(3), found(9), found(60)];
  expect(withoutTangles([long, short, middling])).toEqual([short, middling]);
});

test("sixty requests are reported where nothing plainer was found", () => {
  const all = [found(60), found(3, "assumed"), found(5)];
  expect(withoutTangles(all)).toEqual(all);
});

const refused = { ...exchange, answer: { status: 400, headers: {}, body: "" } };

test("a refusal of a wrong form is told beside a refused request that was carried out; what follows it is not", () => {
  const shown = { ...found(1), kind: "shown otherwise" as const };
  const atomic: Finding = { ...found(2), guarantee: "atomic", kind: "seen attached" };
  const refusal: Finding = { ...shown, guarantee: "refused", exchange: refused, reproduction: [[refused]] };
  const later: Finding = { ...shown, guarantee: "configured", reproduction: [[refused], [exchange]] };
  expect(withoutExplained([atomic, refusal, later])).toEqual([atomic, refusal]);
});

test("findings that explain each other are told, both", () => {
  const attached: Finding = { ...found(2), guarantee: "already-attached", kind: "shown otherwise" };
  const both = [
    { ...attached, reproduction: [[refused], [exchange]] },
    { ...found(2), guarantee: "atomic" },
  ];
  expect(withoutExplained(both)).toEqual(both);
});

test("what is shown otherwise after an update is left out beside the update that is broken, and else is not", () => {
  const shown = (guarantee: string, ...methods: string[]): Finding => ({
    ...found(0),
    guarantee,
    kind: "shown otherwise",
    reproduction: methods.map((method) => [{ request: { ...exchange.request, method } }]),
  });
  const update = shown("update-changes", "POST", "PATCH", "GET");
  const [after, before] = [shown("label-all", "POST", "PATCH", "GET"), shown("configured", "POST", "GET")];
  expect(withoutExplained([update, after, before])).toEqual([update, before]);
  expect(withoutExplained([after, before])).toEqual([after, before]);
});
