// Usage: node remove-unread-files.mjs   Runs after each install: a quarter of what packages bring is read by nothing here.
import { readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Patterns of paths; those of folders end with a slash. */
const UNREAD = [
  // Source maps.
  /\.map$/,
  // Headers for programs in C.
  /\/node_modules\/node-[\w-]+\/include\/$/,
  // Translations of the compiler's messages.
  /\/typescript\/lib\/[a-z]{2}(-[a-z]{2})?\/$/,
  // The documentation uses the build of the renderer that is one script.
  /\/@scalar\/api-reference\/dist\/(?!index\.js$|browser\/$|browser\/standalone\.js$).+/,
];

removeIn(fileURLToPath(new URL("../../../node_modules/.pnpm", import.meta.url)));

/** Links to other packages are not followed. */
function removeIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}${entry.isDirectory() ? "/" : ""}`;
    if (entry.isSymbolicLink()) continue;
    if (UNREAD.some((pattern) => pattern.test(path))) rmSync(path, { recursive: true });
    else if (entry.isDirectory()) removeIn(path.slice(0, -1));
  }
}
