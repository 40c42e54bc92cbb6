/** The provider's Rust SDK, with the mock as its endpoint. It cannot read the documented `auth: {}` of an inbound gateway. */
import { cp } from "node:fs/promises";
import { onTestFinished } from "vitest";
import { startMock } from "../../scripts/mock/start-mock.js";
import { startChangingFront } from "../changing-front.js";
import { programTest } from "../program.js";
import { succeed } from "../run.js";
import { temporaryFolder } from "../temporary-folder.js";

programTest("the Rust SDK makes each of its calls, once exactly `auth: {}` is taken away", "cargo", async () => {
  const folder = await temporaryFolder(onTestFinished);
  await using mock = await startMock({ port: 0 });
  await using withoutEmptyAuth = await startChangingFront(mock.url, (body) =>
    body.replaceAll(/,"auth":\{\}|"auth":\{\},/g, ""),
  );
  await cp("test/mock/rust-sdk", folder, { recursive: true });
  await succeed(folder, "cargo", "run", "--quiet", "--", withoutEmptyAuth.url, mock.url, "+12125550100");
});
