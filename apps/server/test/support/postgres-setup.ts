import { startPostgres } from "@numbers-api/workspace/postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the PostgreSQL shared by all test files, each with its own database. */
    readonly postgresUrl: string;
  }
}

/** Starts one PostgreSQL for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
  return async () => postgres[Symbol.asyncDispose]();
}
