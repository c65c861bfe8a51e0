// The packed client, bundled as an application would bundle it, in a browser.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@numbers-api/mock";
import { findBrowser } from "@numbers-api/workspace/browser";
import { type BlankProject, blankProject, bundle, versionOf } from "@numbers-api/workspace/packing";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { printed, readmeExample } from "../support/example.ts";
import { client } from "../support/folder.ts";
import { serveSite } from "./site.ts";

const WITH_MSW = `
import { createClient } from "@numbers-api/client";
import { numbersList } from "@numbers-api/client/testing";
import { setupWorker } from "msw/browser";
import { client } from "../support/folder.ts";

const worker = setupWorker(numbersList());
await worker.start({ quiet: true });
const client = createClient({ baseUrl: "/api", apiKey: null, maxRetries: 0 });
console.log((await client.numbers.list()).numbers.length);
worker.use(numbersList("usage-limit-exceeded", { baseUrl: location.origin + "/api", once: true }));
const refused = await client.numbers.list().result();
console.log(refused.ok, refused.error.name, refused.error.code);
console.log((await client.numbers.list()).sharedNumber);
worker.stop();
`;

let browser: Browser;
let project: BlankProject;
beforeAll(async () => {
  [browser, project] = await Promise.all([
    chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] }),
    blankProject(inject("tarball"), `msw@${versionOf(client, "msw")}`),
  ]);
});
afterAll(async () => {
  project[Symbol.dispose]();
  await browser.close();
});

/** Output of a module in a page, up to its end. */
async function runInPage(code: string, files: Readonly<Record<string, string>> = {}, api?: string): Promise<string> {
  const script = await bundle(project.folder, `${code}\nconsole.log("the end");`);
  const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>';
  await using site = await serveSite({ "/": page, "/app.js": script, ...files }, api);
  const tab = await browser.newPage();
  try {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const lines: string[] = [];
    tab.on("pageerror", reject);
    tab.on("console", (message) => {
      if (message.text() === "the end") resolve(lines.map((line) => `${line}\n`).join(""));
      // Without arguments, it is the browser that speaks.
      else if (message.args().length > 0) lines.push(message.text());
    });
    await tab.goto(site.url);
    return await promise;
  } finally {
    await tab.close();
  }
}

describe("in Chromium", () => {
  it("the README's first example runs", async () => {
    await using mock = await startMock();
    const code = `const here = location.origin;\n${readmeExample("")}`.replace('baseUrl: ""', "baseUrl: here");
    expect(await runInPage(code, {}, mock.url)).toBe(printed);
  });

  it("MSW's worker plays the contract's scenarios, without any server", async () => {
    const worker = readFileSync(join(project.folder, "node_modules/msw/lib/mockServiceWorker.js"), "utf8");
    const expected = "4\nfalse PaymentRequiredError usage_limit_exceeded\n+18005550199\n";
    expect(await runInPage(WITH_MSW, { "/mockServiceWorker.js": worker })).toBe(expected);
  });
});
