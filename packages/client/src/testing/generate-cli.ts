// Exit code 0: fine; 1: --check found a file that is not what would be generated, or names collide; 2: called wrongly.
import { fileURLToPath } from "node:url";
import { type Operation, operations, shapes } from "@numbers-api/contract";
import { report, runGenerator } from "@numbers-api/contract/generator";
import { renderHandlers } from "./render.ts";
import { renderInput } from "./render-input.ts";
import { renderValidation } from "./render-validation.ts";

const all = Object.values<Operation>(operations);
const client = {
  command: "node src/testing/generate-cli.ts",
  folder: fileURLToPath(new URL("../generated", import.meta.url)),
  files: () =>
    new Map([
      ["handlers.ts", renderHandlers(all)],
      ["input.ts", renderInput(all)],
      ["validation.ts", renderValidation(all, shapes)],
    ]),
};
report(await runGenerator(client, process.argv.slice(2)));
