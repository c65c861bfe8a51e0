// Usage: node remove-unread-files.mjs   Runs after each install: a sixth of what packages bring is read by nothing here.
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const UNREAD = [
  // Source maps.
  /\.map$/,
  // Translations of the compiler's messages.
  /\/typescript\/lib\/[a-z]{2}(-[a-z]{2})?\//,
  // The documentation uses the build of the renderer that is one script.
  /\/@scalar\/api-reference\/dist\/(?!index\.js$|browser\/standalone\.js$)/,
];

removeIn(fileURLToPath(new URL("../../../node_modules/.pnpm", import.meta.url)));

/** Links to other packages are not followed. */
function removeIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) removeIn(path);
    else if (entry.isFile() && UNREAD.some((pattern) => pattern.test(path))) rmSync(path);
  }
}
