import { fileURLToPath } from "node:url";
import { rendererPackage } from "@numbers-api/docs";
import { apiNameHooks } from "@numbers-api/openapi/api-names";
import { defineConfig, type UserConfig } from "tsdown";
import { docsRenderer } from "./docs-renderer.ts";
import { bundledLicenses } from "./licenses/bundled.ts";

/**
 * Packages of which the mock uses a part: that part is bundled, with its license. fast-xml-parser reads and writes XML,
 * randexp generates strings from patterns, negotiator parses the header `Accept`, and openapi-sampler generates the values
 * of code samples.
 */
const IN_PART = {
  "fast-xml-parser": [
    ...[
      "@nodable/entities",
      "anynum",
      "fast-xml-builder",
      "is-unsafe",
      "path-expression-matcher",
      "strnum",
      "xml-naming",
    ],
  ],
  negotiator: ["content-type"],
  "openapi-sampler": ["foreach", "json-pointer"],
  randexp: ["drange", "ret"],
};

const server: UserConfig = {
  entry: {
    index: "src/index.ts",
    cli: "src/cli.ts",
    "vitest/index": "src/vitest/index.ts",
    "vitest/setup": "src/vitest/setup.ts",
  },
  platform: "node",
  // Prism names Node 24 as its oldest one, and works on this one: test/packed holds the mock to it.
  target: "node20.19",
  // The package is a module, so its files need no other ending.
  fixedExtension: false,
  dts: { entry: ["src/index.ts", "src/vitest/index.ts", "src/vitest/setup.ts"] },
  // The contract and the tools of its document are not published either. Whatever else got in would end the build.
  deps: {
    onlyBundle: [
      "@numbers-api/contract",
      "@numbers-api/docs",
      "@numbers-api/http",
      "@numbers-api/openapi",
      "@numbers-api/spec",
      "@numbers-api/workspace",
      ...Object.entries(IN_PART).flat(2),
    ],
  },
  // The scripts that openapi-sampler has besides its modules contain a second copy of fast-xml-parser.
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
  hooks: apiNameHooks,
  plugins: [docsRenderer(), bundledLicenses([fileURLToPath(rendererPackage())])],
};

/** The page comes along as a browser takes it: one script, and the files that are written by hand. */
export const page: UserConfig = {
  entry: { main: "src/page/main.ts" },
  outDir: "dist/page",
  platform: "browser",
  target: "es2023",
  tsconfig: "src/page/tsconfig.json",
  fixedExtension: false,
  dts: false,
  minify: true,
  copy: [
    { from: "src/page/*.{html,svg}", to: "dist/page" },
    { from: "src/page/style/*.css", to: "dist/page/style" },
  ],
};

const config: UserConfig[] = defineConfig([server, page]);
export default config;
