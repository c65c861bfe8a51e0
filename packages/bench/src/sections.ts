import { chainVersions, measureChain } from "./chain/section.ts";
import { clientVersions, measureClients } from "./client/section.ts";
import type { Run, SectionName, Table } from "./core/result.ts";
import { installVersions, measureInstall } from "./install/section.ts";
import { measureMocks, mockVersions } from "./mock/section.ts";
import { measureServers, serverVersions } from "./server/section.ts";

/** Section of the bench. */
export interface SectionRunner {
  run(run: Run): Promise<readonly Table[]>;
  /** Versions of compared packages. */
  versions(): Readonly<Record<string, string>>;
}

/** Sections by name. */
export const SECTION_RUNNERS: Readonly<Record<SectionName, SectionRunner>> = {
  client: { run: measureClients, versions: clientVersions },
  mock: { run: measureMocks, versions: mockVersions },
  server: { run: measureServers, versions: serverVersions },
  chain: { run: measureChain, versions: chainVersions },
  install: { run: measureInstall, versions: installVersions },
};
