import react from "@vitejs/plugin-react";
import { defineConfig, type UserConfig } from "vite";
import { phoneMetadata } from "./src/build/phone-metadata.ts";

const config: UserConfig = defineConfig({
  root: "src/page",
  plugins: [react(), phoneMetadata()],
  // Inside the workspace a package is used from its source, so that the page shows an edit at once.
  resolve: { conditions: ["@numbers-api/source", "module", "browser", "development|production"] },
  build: {
    outDir: "../../dist/page",
    emptyOutDir: true,
    reportCompressedSize: false,
    // A picture in the page's text is not from the console's own files, which is all that its policy lets in.
    assetsInlineLimit: 0,
    // There is one script; nothing is loaded ahead of another.
    modulePreload: { polyfill: false },
  },
});
export default config;
