import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadContract } from "@numbers-api/openapi/bundle";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runGenerate } from "../src/command.ts";
import { fixture, temporaryFolder } from "./fixtures.ts";

/** Every place in a document. */
function* places(node: unknown): Generator<{ readonly owner: object; readonly key: string }> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    yield { owner: node, key };
    yield* places(value);
  }
}

it("a malformed contract is either refused in sentences or generated from", {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const spec = join(folder, "contract.json");
  const { document } = await loadContract(fixture("library"));
  const count = [...places(document)].length;
  const wrong = fc.constantFrom(null, 7, "x", true, [], {}, [null]);
  await fc.assert(
    fc.asyncProperty(fc.nat(count - 1), wrong, async (index, value) => {
      const malformed = structuredClone(document);
      const place = [...places(malformed)][index];
      if (place) Reflect.set(place.owner, place.key, value);
      await writeFile(spec, JSON.stringify(malformed));
      const { exitCode, lines } = await runGenerate(["--spec", spec, "--out", join(folder, "out")]);
      if (exitCode === 0) return;
      expect(exitCode).toBe(1);
      for (const line of lines) expect(line).toMatch(/contract\.json:\d+:\d+: .+\. [A-Z]|^and \d+ more$/);
    }),
  );
});
