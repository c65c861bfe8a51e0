import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeApi, renderContract } from "@numbers-api/codegen";
import { renderClient } from "@numbers-api/codegen/client";
import { loadContract } from "@numbers-api/openapi/bundle";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = fromHere("../../../..");

/**
 * Compiles a module that uses the client of a contract, for which a copy of the sources is generated.
 *
 * @param usage - Imports the client from `./client/src/index.ts`.
 * @returns the output of the compiler; empty when all is well.
 */
export async function compileWith(contractFile: string, usage: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-api-typed-"));
  try {
    const contract = await loadContract(contractFile);
    const api = describeApi(contract);
    const names = ["keyVariable", "urlVariable", "apiTitle", "clientPackage", "mockCommand", "mockPortVariable"];
    const texts = names.map((name) => `export const ${name} = "${name}";\n`).join("");
    await copy(folder, "contract", new Map([...(await renderContract(api, contract)), ["names.ts", texts]]));
    await copy(folder, "client", renderClient(api));
    await writeFile(join(folder, "usage.ts"), usage);
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    const config = {
      extends: join(packages, "../tsconfig.base.json"),
      compilerOptions: {
        types: ["node"],
        typeRoots: [join(packages, "client/node_modules/@types")],
        paths: { "@numbers-api/contract": ["./contract/src/index.ts"] },
      },
      files: ["usage.ts"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(packages, "../node_modules/typescript/bin/tsc");
    return spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" }).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Copies the sources of a package, with other generated files. */
async function copy(folder: string, name: string, generated: ReadonlyMap<string, string>): Promise<void> {
  const target = join(folder, name);
  const isHandWritten = (path: string): boolean => !/\/src\/(generated|fixture|testing)$|\.test\.ts$/.test(path);
  await cp(join(packages, name, "src"), join(target, "src"), { recursive: true, filter: isHandWritten });
  await symlink(join(packages, name, "node_modules"), join(target, "node_modules"));
  const imports = { "#generated/*": "./src/generated/*" };
  await writeFile(join(target, "package.json"), JSON.stringify({ name, type: "module", imports }));
  await mkdir(join(target, "src/generated"));
  for (const [file, text] of generated) await writeFile(join(target, "src/generated", file), text);
}
