import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeGithub, startGithub } from "../../test/workflow/fake-github.ts";
import { MARKER, type Target, writeComment } from "./comment.ts";

let github: FakeGithub;
beforeEach(async () => {
  github = await startGithub();
});
afterEach(() => github[Symbol.dispose]());

const target = (token = "secret"): Target => ({
  api: github.url,
  repository: "acme/numbers",
  pullRequest: 7,
  token,
});

describe("writeComment", () => {
  it("writes a comment, and the next time writes over it", async () => {
    expect(await writeComment(target(), "first")).toBe("created");
    expect(await writeComment(target(), "second")).toBe("updated");
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nsecond`]);
  });

  it("finds its comment behind a hundred others", async () => {
    const others = Array.from({ length: 130 }, (_, id) => ({ id, body: "hello", user: { type: "User" } }));
    github.comments.push(...others, { id: 999, body: `${MARKER}\nold`, user: { type: "Bot" } });
    expect(await writeComment(target(), "new")).toBe("updated");
    expect(github.comments.at(-1)?.body).toBe(`${MARKER}\nnew`);
  });

  it("keeps the comment of a person who quotes the marker", async () => {
    github.comments.push({ id: 1, body: `${MARKER}\nlook`, user: { type: "User" } });
    expect(await writeComment(target(), "new")).toBe("created");
    expect(github.comments[0]?.body).toBe(`${MARKER}\nlook`);
  });

  it("shortens a comment that GitHub would refuse", async () => {
    await writeComment(target(), "x".repeat(70_000));
    expect(github.comments[0]?.body).toHaveLength(65_536);
    expect(github.comments[0]?.body).toMatch(/The rest is in the summary of the job\.\n$/);
  });

  it("reports GitHub's answer, and never the token", async () => {
    const refusal = writeComment(target("wrong-token"), "x");
    await expect(refusal).rejects.toThrow("GitHub answered 403 to GET /issues/7/comments");
    await expect(refusal).rejects.not.toThrow("wrong-token");
  });
});
