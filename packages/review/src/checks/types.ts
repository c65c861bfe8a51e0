import { loadContract } from "@numbers-api/openapi/bundle";
import { ProblemError } from "@numbers-api/openapi/problem";
import { cached, ROOT } from "../inputs/cache.ts";
import type { LoadedContract } from "../inputs/contract.ts";
import { findCommit } from "../inputs/git.ts";
import { type CompileError, compileConsumers, type GeneratedTexts } from "./compile.ts";
import { differenceOfTypes, withoutComments } from "./types-diff.ts";

/** Sources that determine the generated files, besides the contract. */
const GENERATOR = ["packages/codegen/src/**/*.ts", "packages/openapi/src/**/*.ts"];

/** Effects of a change on the generated types and the code that uses them. */
export interface TypesCheck {
  /** A unified diff of the generated types; empty when they are the same. */
  readonly diff: string;
  /** Code of consumers that no longer compiles. */
  readonly errors: readonly CompileError[];
  readonly notes: readonly string[];
  /** Reasons why the types of the head could not be checked. */
  readonly obstacles: readonly string[];
}

/** Result without differences. */
export const SAME_TYPES: TypesCheck = { diff: "", errors: [], notes: [], obstacles: [] };

/** Generates the types of both, and compiles the consumers' code of the base against those of the head. */
export async function checkTypes(
  base: LoadedContract,
  head: LoadedContract,
  commit: string | undefined,
): Promise<TypesCheck> {
  const [before, after] = await Promise.all([generate(base), generate(head)]);
  const notes = before.problem ? [`There are no types of the base to compare with: ${before.problem}`] : [];
  // The report names the problems of the head already.
  const isNew = after.problem !== undefined && !head.problems.includes(after.problem);
  const obstacles = isNew ? [`No types can be generated from the head: ${after.problem}`] : [];
  // The other generated files contain the same information.
  const [old, now] = [before, after].map(({ files }) => withoutComments(files?.["types.ts"] ?? ""));
  if (!before.files || !after.files || old === now) return { ...SAME_TYPES, notes, obstacles };
  // The consumers are those of the base, if it belongs to this repository, and otherwise the newest.
  const revision = (commit && (await findCommit(ROOT, commit))) ?? (await findCommit(ROOT, "HEAD"));
  const diff = await differenceOfTypes(old ?? "", now ?? "");
  if (!revision) return { ...SAME_TYPES, diff, obstacles: ["No commit has code of consumers to compile. Commit it."] };
  const texts = [before.files, after.files] as const;
  const input = [base.digest, head.digest, revision];
  const errors = await cached("compile", GENERATOR, input, () => compileConsumers(revision, ...texts));
  return { ...SAME_TYPES, diff, errors };
}

interface Generated {
  readonly files?: GeneratedTexts;
  /** First reason why the generator refuses the contract. */
  readonly problem?: string | undefined;
}

async function generate({ path, digest, rename }: LoadedContract): Promise<Generated> {
  return cached<Generated>("types", GENERATOR, [digest], async () => {
    const { describeApi, renderContract } = await import("@numbers-api/codegen");
    try {
      const contract = await loadContract(path);
      return { files: Object.fromEntries(await renderContract(describeApi(contract), contract)) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { problem: rename(error.message.split("\n")[0] ?? "") };
    }
  });
}
