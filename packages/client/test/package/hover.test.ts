// Hover texts of a method, requested from the compiler as an editor does, about the declarations of the tarball.
import { join } from "node:path";
import { document } from "@numbers-api/contract/document";
import { type BlankProject, blankProject, type Hover, hoverIn } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let project: BlankProject;
let hover: (name: string) => Hover;
beforeAll(async () => {
  project = await blankProject(inject("tarball"));
  const code = 'import { createClient } from "@numbers-api/client";\ncreateClient().numbers.list();\n';
  hover = hoverIn(join(project.folder, "app.mts"), code);
});
afterAll(() => project[Symbol.dispose]());

describe("an editor", () => {
  it("shows of a method what the contract says of the operation", () => {
    const { paths } = document as { paths: Record<string, { get: { summary: string; description: string } }> };
    const operation = paths["/numbers/list"]?.get;
    const { type, documentation } = hover("list");
    expect(type).toContain('list: (options?: CallOptions) => Call<"numbers_list", {');
    expect(documentation).toBe(`${operation?.summary}\n\n${operation?.description.trim()}`);
  });

  it("shows of createClient what it is for", () => {
    expect(hover("createClient").documentation).toMatch(/^Creates a client of the API\./);
  });
});
