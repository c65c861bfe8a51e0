import { join } from "node:path";
import { commandOf } from "../core/places.ts";

/** Timed commands, in order. */
export const COMMAND_NAMES = [
  "openapiTypescript",
  "redocly",
  "generate",
  "generateAnew",
  "generateAgain",
  "lint",
  "lintAgain",
  "types",
  "typesAgain",
  "review",
  "redoclyDiff",
  "docs",
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Command that is timed. */
export interface TimedCommand {
  readonly args: (places: Places) => readonly string[];
  /** Makes turbo repeat work whose results are in its cache. */
  readonly forced?: true;
  /** Accepts exit code 1: a command that finds a problem has done its work. */
  readonly mayRefuse?: true;
}

/** Files passed to commands. */
export interface Places {
  readonly spec: string;
  /** Same contract with a breaking change. */
  readonly broken: string;
  /** Folder for output. */
  readonly out: string;
}

const GENERATE = ["packages/workspace/src/main.mjs", "generate"];
/** Packages of a root command that depend on the contract alone. */
const turbo = (task: string, ...packages: readonly string[]): readonly string[] => [
  ...["node_modules/turbo/bin/turbo", "run", task],
  ...packages.map((name) => `--filter=@numbers-api/${name}`),
];

/** Commands of the chain, as in the scripts of the root. */
export const COMMANDS: Readonly<Record<CommandName, TimedCommand>> = {
  openapiTypescript: {
    args: ({ spec, out }) => [
      commandOf("openapi-typescript"),
      spec,
      ...["-o", join(out, "types.ts"), "--redocly", join(out, "redocly.yaml")],
    ],
    mayRefuse: true,
  },
  redocly: { args: ({ spec }) => [commandOf("@redocly/cli", "redocly"), "lint", spec], mayRefuse: true },
  generate: { args: () => GENERATE, mayRefuse: true },
  generateAnew: { args: () => GENERATE, forced: true, mayRefuse: true },
  generateAgain: { args: () => GENERATE, mayRefuse: true },
  lint: { args: () => turbo("lint", "lint-rules"), mayRefuse: true },
  lintAgain: { args: () => turbo("lint", "lint-rules"), mayRefuse: true },
  types: { args: () => turbo("typecheck", "contract"), mayRefuse: true },
  typesAgain: { args: () => turbo("typecheck", "contract"), mayRefuse: true },
  review: {
    args: ({ broken: head, spec }) => ["packages/review/src/cli.ts", "--base", spec, "--head", head],
    mayRefuse: true,
  },
  redoclyDiff: {
    args: ({ broken: head, spec, out }) => [
      commandOf("@redocly/cli", "redocly"),
      ...["diff", spec, head, "--config", join(out, "diff.yaml"), "--format", "json"],
    ],
    mayRefuse: true,
  },
  docs: { args: ({ spec, out }) => ["packages/docs/src/cli.ts", spec, "--out", join(out, "docs.html")] },
};
