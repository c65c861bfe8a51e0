import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type ApiNames, namesOf, readApiNames, SOURCE_NAME } from "@numbers-api/openapi/api-names";
import { loadContract } from "@numbers-api/openapi/bundle";
import { messageOf, ProblemError } from "@numbers-api/openapi/problem";
import { findCauses } from "@numbers-api/openapi/problems";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import { describeApi } from "./api/api.ts";
import { renderClient } from "./client/client-files.ts";
import { renderContract } from "./contract/contract-files.ts";
import { renderNames, renderReactNames } from "./contract/names-file.ts";
import { joinOutcomes, type Outcome, outcomeOf, problemLines } from "./outcome.ts";
import { bringUpToDate, type GeneratedFiles } from "./output/folder.ts";
import { headerFor, shownName } from "./output/header.ts";
import { renderReact } from "./react/react-files.ts";
import { renderServer } from "./server/server-files.ts";
import { renderTypes } from "./types/types-file.ts";

const USAGE = "Usage: node src/cli.ts [--check] [--spec FILE --out FOLDER]";

/** Document, and the folders of the files that are generated from it. */
interface Target {
  readonly spec: string;
  readonly folders: readonly TargetFolder[];
  /** Another author's document, whose mistakes are named and else ignored, as far as it can be read. */
  readonly isForeign?: true;
}

interface TargetFolder {
  readonly folder: string;
  readonly render: Render;
  /** The other folders are generated even if this one cannot be. */
  readonly isSeparate?: true;
}

type Render = (...args: Parameters<typeof renderContract>) => GeneratedFiles | Promise<GeneratedFiles>;

/** Runs `generate`: all targets of the workspace, or the files of the contract package for one document. */
export async function runGenerate(args: readonly string[]): Promise<Outcome> {
  const options = readOptions(args);
  if (typeof options === "string") return { exitCode: 2, lines: [options, USAGE] };
  const outcomes: Outcome[] = [];
  for (const target of options.targets) outcomes.push(await runTarget(target, options.check));
  return joinOutcomes(outcomes);
}

/**
 * The files of each folder are generated before the first is written, so that an error leaves all of them unchanged.
 */
function runTarget({ spec, folders, isForeign }: Target, check: boolean): Promise<Outcome> {
  return outcomeOf(async () => {
    const contract = await loadContract(spec);
    const causes = findCauses(contract);
    const refused = causes.filter(({ isHarmless }) => !isHarmless);
    if (refused.length > 0 && !isForeign) throw new ProblemError(refused);
    const api = describeApi(contract);
    const header = `${headerFor(spec)}\n`;
    const rendered: { readonly target: TargetFolder; readonly files: GeneratedFiles }[] = [];
    const warnings = causes.map((cause) => ({ ...cause, message: `warning: ${cause.message}` }));
    const outcomes: Outcome[] = [{ exitCode: 0, lines: problemLines(warnings) }];
    for (const target of folders) {
      try {
        const files = [...(await target.render(api, contract))].map(([name, text]) => {
          return [name, name.endsWith(".json") ? text : header + text] as const;
        });
        rendered.push({ target, files: new Map(files) });
      } catch (error) {
        if (!(target.isSeparate && error instanceof ProblemError)) throw error;
        outcomes.push(leftAsItIs(target.folder, error));
      }
    }
    for (const { target, files } of rendered) {
      outcomes.push(await bringUpToDate(target.folder, files, check));
    }
    return joinOutcomes(outcomes);
  });
}

/** The server cannot serve every contract that clients can call; its compiler names the operations that it lacks. */
function leftAsItIs(folder: string, error: ProblemError): Outcome {
  const remark = `${shownName(folder)} was left as it is, because of the lines above; everything else is generated`;
  return { exitCode: 0, lines: [...problemLines(error.problems), remark] };
}

function readOptions(
  args: readonly string[],
): { readonly check: boolean; readonly targets: readonly Target[] } | string {
  try {
    const { values } = readArguments(
      {
        args: [...args],
        options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
      },
      UsageError,
    );
    const { check = false, spec, out } = values;
    if (spec === undefined && out === undefined) return { check, targets: workspaceTargets() };
    if (spec === undefined || out === undefined) return "The options --spec and --out belong together.";
    return { check, targets: [{ spec, isForeign: true, folders: [{ folder: resolve(out), render: renderContract }] }] };
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Documents of the workspace. Those of apps describe other APIs, for which no client is generated. Nothing is generated
 * for packages that were removed, or that pnpm-workspace.yaml leaves out.
 */
function workspaceTargets(): Target[] {
  const spec = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));
  const root = dirname(dirname(spec));
  const generated = (name: string): string => join(root, name, "src/generated");
  const server = generated("apps/server");
  const contractOf = (name: string): Target["folders"] => [{ folder: generated(name), render: renderContract }];
  const packagesOf = (document: string, folder: string, names: ApiNames): Target => ({
    spec: document,
    folders: [
      {
        folder: join(root, "packages/contract/src", folder),
        render: async (api, contract) =>
          new Map([...(await renderContract(api, contract)), ...renderNames(api.model, names)]),
      },
      { folder: join(root, "packages/client/src", folder), render: renderClient },
      {
        folder: join(root, "packages/react/src", folder),
        render: (api) => new Map([...renderReact(api), ...renderReactNames(api.model, names)]),
      },
    ],
  });
  const api = packagesOf(spec, "generated", readApiNames());
  const targets: Target[] = [
    { ...api, folders: [...api.folders, { folder: join(server, "contract"), render: renderServer, isSeparate: true }] },
    // The tests of packages run on a contract of their own, so that no edit of the API changes them.
    packagesOf(join(root, "packages/openapi/fixture/openapi.yaml"), "fixture", namesOf(SOURCE_NAME)),
    { spec: join(root, "apps/mock/control/openapi.yaml"), folders: contractOf("apps/mock") },
    {
      spec: join(root, "apps/server/telnyx/openapi.yaml"),
      folders: [{ folder: join(server, "telnyx"), render: renderTypesFile }],
    },
  ];
  const settings = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const isWanted = ({ folder }: TargetFolder): boolean => {
    const name = relative(root, folder).split(sep).slice(0, 2).join("/");
    return existsSync(join(root, name)) && !settings.includes(`"!${name}"`);
  };
  return targets
    .map(({ spec: document, folders }) => ({ spec: document, folders: folders.filter(isWanted) }))
    .filter(({ folders }) => folders.length > 0);
}

/** A document of which only the types are needed. */
async function renderTypesFile(api: Parameters<Render>[0]): Promise<GeneratedFiles> {
  return new Map([["types.ts", await renderTypes(api)]]);
}
