import { expect, test } from "vitest";
import { indexOfSerial } from "../../scripts/model/serials.js";
import type { KnownNumber } from "../../scripts/model/state.js";

test("whatever the count and the gaps, each number is found by its serial, and nothing by any other", () => {
  for (let count = 0; count <= 17; count++) {
    const serials = Array.from({ length: count }, (_, index) => 3 + index * 2 + (index > 5 ? 4 : 0));
    const registered = serials.map((serial) => ({ serial }) as KnownNumber);
    for (let serial = 0; serial < 50; serial++) {
      expect(indexOfSerial(registered, serial)).toBe(serials.indexOf(serial));
    }
  }
});
