// Usage: node src/docs/cli.ts [FILE] [--out FILE]   Exit code 0: written; 1: the contract is broken; 2: called wrongly.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadContract } from "../bundle.ts";
import { ProblemError, show } from "../problem.ts";
import { renderDocs } from "./render.ts";

const USAGE = "Usage: node src/docs/cli.ts [contract] [--out FILE]";

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
  if (positionals.length > 1) throw new TypeError("only one contract can be documented at a time");
  const [file = fileURLToPath(new URL("../../openapi.yaml", import.meta.url))] = positionals;
  const out = values.out ?? fileURLToPath(new URL("../../dist/docs/index.html", import.meta.url));
  const { document } = await loadContract(file);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, renderDocs(document));
  console.log(`The documentation stands in ${show(out)}.`);
} catch (error) {
  if (error instanceof ProblemError) {
    console.error(error.message);
    process.exitCode = 1;
  } else if (error instanceof TypeError) {
    console.error(`${error.message}. ${USAGE}`);
    process.exitCode = 2;
  } else throw error;
}
