import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, normalize, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { createProjects, type Projects } from "./projects.js";
import { run, succeed } from "./run.js";

let projects: Projects;
beforeAll(async () => {
  projects = await createProjects();
}, 120_000);
afterAll(() => projects?.remove());
