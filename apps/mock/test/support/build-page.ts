import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "tsdown";
import { page } from "../../tsdown.config.ts";

const folder = join(import.meta.dirname, "../..");

/** Builds the control page before tests when its sources are newer than the build. */
export default async function buildPage(): Promise<void> {
  const built = statSync(join(folder, "dist/page/main.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(folder, "src/page"), { recursive: true, encoding: "utf8" });
  const isStale = sources.some((name) => statSync(join(folder, "src/page", name)).mtimeMs > built);
  if (isStale) await build({ ...page, cwd: folder, config: false, logLevel: "error" });
}
