import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../test/fixtures.ts";
import { nameInRepository, shownName } from "./repository.ts";

it("a file of the repository is named from its root, wherever the command runs", () => {
  const file = fileURLToPath(import.meta.url);
  expect(shownName(file)).toBe("packages/contract/src/generate/repository.test.ts");
});

it("a file elsewhere is named as a person would type it", async () => {
  const file = join(await temporaryFolder(), "types.ts");
  expect(nameInRepository(file)).toBeUndefined();
  expect(join(process.cwd(), shownName(file))).toBe(file);
});
