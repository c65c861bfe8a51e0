import { defineConfig, type UserConfig } from "tsdown";

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
  // The contract and the tools of its document are not published: what is used of them becomes part of this package.
  deps: { onlyBundle: ["@numbers-api/contract", "@numbers-api/spec"] },
};

/** The page comes along as a browser takes it: one script, and the files that are written by hand. */
const page: UserConfig = {
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
