// Exit code 0: fine; 1: --check found a file that is not what would be generated, or names collide; 2: called wrongly.
import { fileURLToPath } from "node:url";
import { type Operation, operations } from "@numbers-api/contract";
import { document } from "@numbers-api/contract/document";
import { report, runGenerator } from "@numbers-api/contract/generator";
import { render } from "./render.ts";
import { summaryIn } from "./summary.ts";

const react = {
  command: "node src/generate/cli.ts",
  folder: fileURLToPath(new URL("../generated", import.meta.url)),
  files: () => render(Object.values<Operation>(operations), (operation) => summaryIn(document, operation)),
};
report(await runGenerator(react, process.argv.slice(2)));
