import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { ask } from "../support/ask.ts";
import { type ConsoleFor, test } from "../support/test.ts";

const files = mkdtempSync(join(tmpdir(), "console-"));
mkdirSync(join(files, "page/assets"), { recursive: true });
writeFileSync(join(files, "page/index.html"), "<!doctype html><title>Numbers</title>");
writeFileSync(join(files, "page/assets/index-a1b2.js"), `console.log("${"a".repeat(2000)}");`);
writeFileSync(join(files, "secret"), "outside");
afterAll(() => rmSync(files, { recursive: true }));

const start = async (consoleFor: ConsoleFor): Promise<string> =>
  (await consoleFor("http://127.0.0.1:1", { files: join(files, "page") })).url;

describe("the files of the page", { concurrent: true }, () => {
  test("are cached forever if their name has a hash, and revalidated otherwise", async ({ consoleFor, expect }) => {
    const url = await start(consoleFor);
    expect((await ask(url, "/assets/index-a1b2.js")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    const page = await ask(url, "/");
    expect(page.headers).toMatchObject({ "cache-control": "no-cache", "content-type": "text/html; charset=utf-8" });
    const again = await ask(url, "/", { headers: { "if-none-match": String(page.headers.etag) } });
    expect(again).toMatchObject({ status: 304, text: "" });
  });

  test("are compressed for clients that support it", async ({ consoleFor, expect }) => {
    const { headers } = await ask(await start(consoleFor), "/assets/index-a1b2.js", {
      headers: { "accept-encoding": "gzip" },
    });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(headers["content-type"]).toMatch(/^text\/javascript/);
  });

  for (const path of [
    "/../secret",
    "/%2e%2e/secret",
    "/assets/..%2f..%2fsecret",
    "/assets/%5c..%5c..%5csecret",
    "/none",
  ]) {
    test(`do not include files outside of the folder: ${path}`, async ({ consoleFor, expect }) => {
      const answer = await ask(await start(consoleFor), path);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain("outside");
    });
  }
});
