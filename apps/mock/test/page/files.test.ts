import { afterAll, describe, expect, it } from "vitest";
import { readPageFile } from "../../src/control/page-files.ts";
import { startMock } from "../../src/index.ts";
import { ask, expectRefusal } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

describe("GET /__mock", () => {
  it("allows only its own scripts, styles and images", async () => {
    const { status, contentType, headers, text } = await ask(`${mock.url}/__mock`);
    expect({ status, contentType }).toEqual({ status: 200, contentType: "text/html; charset=utf-8" });
    const policy = headers.get("content-security-policy");
    const [, nonce = ""] = /script-src 'nonce-([^']{22,})';/.exec(policy ?? "") ?? [];
    expect(text).toContain(`src="/__mock/page/main.js" nonce="${nonce}"`);
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "style-src 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(text).not.toMatch(/\son\w+=|\sstyle=|https?:\/\//);
  });

  it("has a new nonce every time", async () => {
    const policies = await Promise.all([1, 2].map(async () => (await ask(`${mock.url}/__mock`)).headers));
    const [first, second] = policies.map((headers) => headers.get("content-security-policy"));
    expect(first).not.toBe(second);
  });

  it("serves every file that it refers to, with its content type", async () => {
    const { text } = await ask(`${mock.url}/__mock`);
    const files = [...text.matchAll(/(?:src|href)="(\/__mock\/page\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { status, contentType, headers } = await ask(mock.url + file);
      expect({ file, status }).toEqual({ file, status: 200 });
      expect(contentType).toMatch(/^(text\/css|text\/javascript|image\/svg\+xml)/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("is the target of /__mock/", async () => {
    const { status, headers } = await ask(`${mock.url}/__mock/`, { redirect: "manual" });
    expect([status, headers.get("location")]).toEqual([308, "/__mock"]);
  });

  it("supports HEAD, and lists allowed methods", async () => {
    expect(await ask(`${mock.url}/__mock`, { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
    const refused = await ask(`${mock.url}/__mock`, { method: "POST" });
    expectRefusal(refused, 405, "mock_wrong_method");
    expect(refused.allow).toBe("GET, HEAD, OPTIONS");
  });
});

describe("the files of the page", () => {
  it.for([
    "none.js",
    "none.css",
    "tsconfig.json",
    "index.html",
    "style/none.css",
    "..%2fcli.ts",
    "..%2f..%2fpackage.json",
    "%2e%2e/cli.ts",
    "style/..%2f..%2fcli.ts",
    "main.ts%00.css",
  ])("do not include %s", async (file) => {
    expectRefusal(await ask(`${mock.url}/__mock/page/${file}`), 404, "mock_unknown_path");
  });
});

describe("a file path", () => {
  it.for(["../cli.ts", "style/../../cli.ts", "/etc/passwd", "main.ts\0.css", ""])(
    "cannot lead out of the folder: %j",
    async (path) => {
      expect(await readPageFile(path)).toBeUndefined();
    },
  );
});
