import { readFileSync } from "node:fs";
import { join } from "node:path";
import { client } from "./folder.ts";

/** The README's first example, which is valid JavaScript as well, against the API at this address. */
export function readmeExample(url: string): string {
  const [, code = ""] = readFileSync(join(client, "README.md"), "utf8").match(/```ts\n([\s\S]*?)```/) ?? [];
  return code.replace("http://127.0.0.1:4010", url);
}

/** Output of the example according to the README. */
export const printed: string =
  readFileSync(join(client, "README.md"), "utf8").match(/```text\n([\s\S]*?)```/)?.[1] ?? "";

/** The example as a CommonJS module has to say it. */
export function asCommonJs(code: string): string {
  return `(async () => {\n${code.replace(/import (\{.*\}) from (".*");/, "const $1 = require($2);")}})();\n`;
}
