import { startPostgres } from "@numbers-api/workspace/postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the PostgreSQL that all test files share, each in a database of its own. */
    readonly postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
  return async () => postgres[Symbol.asyncDispose]();
}
