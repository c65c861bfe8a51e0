import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig, type UserConfig } from "tsdown";

/** Libraries of every start: from one file, they load in a third of the time. */
const LIBRARIES = ["@hono/node-server", "cockatiel", "commander", "hono", "pino", "prom-client"];

/** Dependencies of the libraries, and of the validators on the library that made them. */
const NEEDED = [
  ...["@pinojs/redact", "ajv", "ajv-formats", "atomic-sleep", "bintrees", "on-exit-leak-free", "pino-std-serializers"],
  ...["quick-format-unescaped", "safe-stable-stringify", "sonic-boom", "tdigest", "thread-stream"],
];

const config: UserConfig = defineConfig({
  entry: { index: "src/index.ts", cli: "src/cli.ts" },
  platform: "node",
  target: "node24",
  // The package is a module, so its files keep the extension `.js`.
  fixedExtension: false,
  dts: { entry: ["src/index.ts"] },
  deps: {
    alwaysBundle: LIBRARIES,
    onlyBundle: ["@numbers-api/contract", "@numbers-api/workspace", ...LIBRARIES, ...NEEDED],
  },
  plugins: [
    {
      name: "licences",
      // The licences of the libraries ask for their text beside each copy.
      async generateBundle(_, chunks) {
        const files = Object.values(chunks).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
        const folders = files.flatMap((file) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
        const texts = await Promise.all([...new Set(folders)].sort().map(licenceOf));
        if (texts.length > 0) this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: texts.join("\n\n") });
      },
    },
  ],
});
export default config;

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${file ? await readFile(join(folder, file), "utf8") : ""}`;
}
