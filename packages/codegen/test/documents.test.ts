// Public documents of different make. Each operation can be called, or is refused with a reason; the generated code compiles.
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadContract } from "@numbers-api/openapi/bundle";
import { buildModel } from "@numbers-api/openapi/model";
import { expect, it } from "vitest";
import { describeSound, renderContract } from "../src/index.ts";
import { compile, temporaryFolder } from "./fixtures.ts";

const require = createRequire(import.meta.url);
const inPackage = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);
const excerpt = (name: string): string => fileURLToPath(new URL(`fixtures/documents/${name}.yaml`, import.meta.url));

it.each([
  ["Blockfrost, without operation ids", inPackage("@blockfrost/openapi", "openapi.yaml"), 129, 0],
  ["Figma", inPackage("@figma/rest-api-spec", "openapi/openapi.yaml"), 54, 0],
  ["an excerpt in the manner of Stripe, OpenAI and Box", excerpt("payments"), 6, 0],
  ["an excerpt in the manner of NestJS, FastAPI and Spring", excerpt("frameworks"), 5, 1],
])("%s", { timeout: 60_000 }, async (_, file, total, refused) => {
  const contract = await loadContract(file);
  const { api, problems } = describeSound(buildModel(contract));
  expect(api.model.operations).toHaveLength(total);
  expect(api.operations).toHaveLength(total - refused);
  expect(problems).toHaveLength(refused);
  for (const problem of problems)
    expect(problem).toMatchObject({ line: expect.any(Number), fix: expect.stringMatching(/^[A-Z].+\.$/) });

  const folder = await temporaryFolder();
  await mkdir(join(folder, "generated"));
  for (const [name, text] of await renderContract(api, contract))
    await writeFile(join(folder, "generated", name), text);
  const model = fileURLToPath(import.meta.resolve("@numbers-api/codegen/model"));
  await writeFile(join(folder, "model.ts"), `export type * from ${JSON.stringify(model)};\n`);
  expect(await compile(folder)).toBe("");
});
