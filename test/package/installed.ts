import { inject } from "vitest";

/** What `install.ts` makes before the tests. */
export interface Projects {
  /** A copy of this repository. */
  clone: string;
  /** The packed package. */
  tarball: string;
  /** The paths of the files in it. */
  files: string[];
  /** A project that installed the package and nothing else. */
  bare: string;
  /** A project that also has the optional peers. */
  equipped: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with the projects, as soon as they are there. */
    installation: string;
  }
}

/**
 * Waits until the package is installed.
 *
 * @throws when it cannot be built, packed or installed
 */
export async function installed(): Promise<Projects> {
  const response = await fetch(inject("installation"));
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Projects;
}
