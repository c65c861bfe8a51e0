import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadContract } from "@numbers-api/openapi/bundle";
import { bringUpToDate } from "./folder.ts";
import { generate } from "./generate.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";

const USAGE = "Usage: node src/generate-cli.ts [--check] [--spec FILE] [--out FOLDER]";

interface Options {
  readonly check: boolean;
  readonly spec: string;
  readonly out: string;
}

/** The command `generate`, from its arguments to what it prints. */
export async function runGenerate(args: readonly string[]): Promise<Outcome> {
  const options = readOptions(args);
  if (typeof options === "string") return { exitCode: 2, lines: [options, USAGE] };
  const { check, spec, out } = options;
  return outcomeOf(async () => bringUpToDate(resolve(out), await generate(await loadContract(spec)), check));
}

function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
    });
    return {
      check: values.check ?? false,
      spec: values.spec ?? fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml")),
      out: values.out ?? fileURLToPath(new URL("../generated", import.meta.url)),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
