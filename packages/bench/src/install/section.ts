import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pack } from "@numbers-api/workspace/packing";
import { root } from "@numbers-api/workspace/root";
import { versionOf, WORK } from "../core/places.ts";
import type { Run, Table } from "../core/result.ts";
import { install } from "./project.ts";
import { installTable, type Weighed } from "./tables.ts";

/** Package that is installed in a blank project. */
interface Candidate {
  readonly name: string;
  /** Folder of a package of this repository, which is packed first. */
  readonly folder?: string;
}

const CLIENTS: readonly Candidate[] = [
  { name: "@numbers-api/client", folder: "packages/client" },
  { name: "openapi-fetch" },
  { name: "@octokit/core" },
  { name: "telnyx" },
  { name: "openai" },
  { name: "stripe" },
];

const MOCKS: readonly Candidate[] = [
  { name: "@numbers-api/mock", folder: "apps/mock" },
  { name: "@stoplight/prism-cli" },
  { name: "@stoplight/prism-http" },
  { name: "@scalar/mock-server" },
  { name: "@mockoon/cli" },
];

/** Compared packages. */
export function installVersions(): Record<string, string> {
  return Object.fromEntries([...CLIENTS, ...MOCKS].map(({ name }) => [name, versionOf(name)]));
}

/** Counts the packages and files that each package adds to a blank project. */
export async function measureInstall(run: Run): Promise<readonly Table[]> {
  const weigh = async (all: readonly Candidate[]): Promise<Weighed[]> => {
    const weighed: Weighed[] = [];
    // Other packages change only with their versions, so only a full run measures them.
    for (const candidate of all.filter(({ folder }) => folder !== undefined || run.effort === "full")) {
      run.progress(`installing, round 1 of 1: ${candidate.name}`);
      const installed = await install(await wantedOf(candidate));
      weighed.push({ name: candidate.name, ours: candidate.folder !== undefined, installed });
    }
    return weighed;
  };
  return [
    installTable("install-client", "Packages that a client adds to a blank project", await weigh(CLIENTS)),
    installTable("install-mock", "Packages that a mock server adds to a blank project", await weigh(MOCKS)),
  ];
}

/** Argument of `npm install`: a version in the registry, or a tarball of this repository. */
async function wantedOf({ name, folder }: Candidate): Promise<string> {
  if (folder === undefined) return `${name}@${versionOf(name)}`;
  const into = join(WORK, "packed");
  await mkdir(into, { recursive: true });
  return pack(join(root, folder), into);
}
