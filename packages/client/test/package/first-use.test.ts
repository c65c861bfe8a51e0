// First use by a newcomer: a blank folder, one `npm install`, and the README's first example typed in.
import { join } from "node:path";
import { startMock } from "@numbers-api/mock";
import { type BlankProject, blankProject, run, unexplainedIn } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { asCommonJs, printed, readmeExample } from "./support/example.ts";
import { client } from "./support/folder.ts";

let mock: Awaited<ReturnType<typeof startMock>>;
let project: BlankProject;
let example: string;
beforeAll(async () => {
  mock = await startMock();
  project = await blankProject(inject("tarball"));
  example = readmeExample(mock.url);
});
afterAll(async () => {
  project[Symbol.dispose]();
  await mock.close();
});

describe("the README's first example, typed into a blank project", () => {
  it.each([
    { language: "JavaScript", file: "app.mjs", write: (code: string) => code },
    { language: "CommonJS", file: "app.cjs", write: asCommonJs },
    { language: "TypeScript", file: "app.mts", write: (code: string) => code },
  ])("runs as $language", async ({ file, write }) => {
    project.write({ [file]: write(example) });
    await expect(run(process.execPath, [file], project.folder)).resolves.toEqual({ stdout: printed, stderr: "" });
  });

  it("compiles without any configuration", async () => {
    project.write({ "app.mts": example });
    const tsc = join(client, "../../node_modules/typescript/bin/tsc");
    const ran = run(process.execPath, [tsc, "--noEmit", "app.mts"], project.folder);
    await expect(ran).resolves.toEqual({ stdout: "", stderr: "" });
  });

  it("is explained where the editor points at a name", () => {
    const names = ["createClient", "baseUrl", "timeout", "onAttempt", "withResponse", "sharedNumber", "label", "fix"];
    expect(unexplainedIn(join(project.folder, "hover.mts"), HOVER, names)).toEqual([]);
  });
});

const HOVER = `import { createClient, PaymentRequiredError } from "@numbers-api/client";
const client = createClient({ baseUrl: "", timeout: 1, hooks: { onAttempt() {} } });
const { data } = await client.numbers.list().withResponse();
data.sharedNumber + data.numbers[0]?.label;
const result = await client.numbers.list().result();
if (!result.ok && result.error instanceof PaymentRequiredError) result.error.fix;
`;
