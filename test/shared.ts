/** Access to the things that `share.ts` makes once for all tests. */
import { inject } from "vitest";
import type { Projects } from "./package/install.js";

export interface Shared {
  /** Where a Chromium can be connected to. */
  browser: string;
  /** Where the package is installed as users install it. */
  installation: Projects;
}

/** Something for all tests, and what does away with it after the last of them. */
export interface Made<Thing> {
  thing: Thing;
  end: () => Promise<void> | void;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with what is shared, as soon as it is there. */
    shared: string;
  }
}

/**
 * Waits until this is there.
 *
 * @throws when it cannot be made
 */
export async function shared<Name extends keyof Shared>(name: Name): Promise<Shared[Name]> {
  const response = await fetch(`${inject("shared")}/${name}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Shared[Name];
}
