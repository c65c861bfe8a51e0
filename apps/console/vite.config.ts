import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { phoneMetadata } from "./src/build/phone-metadata.ts";

const config: UserConfig = defineConfig({
  root: "src/page",
  plugins: [react(), phoneMetadata()],
  // Uses the sources of workspace packages, so that edits appear at once.
  resolve: { conditions: ["@numbers-api/source", "module", "browser", "development|production"] },
  build: {
    outDir: "../../dist/page",
    emptyOutDir: true,
    reportCompressedSize: false,
    // The content security policy does not allow data URLs.
    assetsInlineLimit: 0,
    // The page has a single script.
    modulePreload: { polyfill: false },
  },
});
export default config;
