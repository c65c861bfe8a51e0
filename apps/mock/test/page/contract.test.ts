import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startMock } from "../../src/index.ts";
import { makeFolder } from "../support/folder.ts";
import { expectAccessible, useBrowser } from "./support/browser.ts";

const open = useBrowser();

const ATTACK = `<img src=x onerror="document.title='attacked'"><script>document.title='attacked'</script>`;

/** Creates a contract with one operation for each path. */
function contractOf(title: string, scenarios: readonly string[], paths: readonly string[] = ["/items"]): object {
  const examples = Object.fromEntries(scenarios.map((name) => [name, { summary: `About ${name}`, value: { name } }]));
  const responses = { 200: { description: "Items.", content: { "application/json": { examples } } } };
  const items = paths.map((path) => [path, { get: { summary: `Get ${path}`, responses } }]);
  return { openapi: "3.1.0", info: { title, version: "2.1.0" }, paths: Object.fromEntries(items) };
}

describe("the page of another contract", () => {
  it("shows texts of the contract as text, never as HTML", async () => {
    await using mock = await startMock({ document: contractOf(ATTACK, [ATTACK]) });
    await (await fetch(`${mock.url}/${encodeURIComponent(ATTACK)}`, { headers: { "x-note": ATTACK } })).text();
    const page = await open(mock.url);
    await page.getByRole("heading", { name: `Mock of ${ATTACK}` }).waitFor();
    await page.getByRole("button", { name: `Body of ${ATTACK}` }).click();
    await page.locator("#requests summary").click();
    await page.getByText(`x-note: ${ATTACK}`).waitFor();
    expect(await page.title()).toBe(`${ATTACK} · mock`);
    expect(await page.locator("main img, main script").count()).toBe(0);
  });

  it("runs only its own scripts", async () => {
    await using mock = await startMock();
    const page = await open(mock.url);
    await expect.poll(() => page.title()).toBe("Numbers API · mock");
    const refused = await page.evaluate(`
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective));
        const script = document.createElement("script");
        try { script.text = "document.title = 'attacked'"; } catch (error) { resolve(error.name); }
        document.body.append(script);
      })`);
    expect(refused).toMatch(/require-trusted-types-for|script-src|TypeError/);
    expect(await page.title()).toBe("Numbers API · mock");
  });

  it("folds many operations, and finds one by path, summary, scenario or status", async () => {
    const paths = Array.from({ length: 300 }, (_, index) => `/items/number-${index}`);
    await using mock = await startMock({ document: contractOf("Many", ["one", "two"], paths) });
    const page = await open(mock.url);
    await expect.poll(() => page.locator("#operations > li").count()).toBe(300);
    expect(await page.locator(".scenario").count()).toBe(0);
    await page.getByLabel("Filter operations").fill("get /items/number-117");
    await expect.poll(() => page.locator("#operations > li:visible").count()).toBe(1);
    await page.locator("#operations summary:visible").click();
    await page.getByRole("button", { name: /^200 two/ }).click();
    await page.getByRole("button", { name: "200 two playing Stop" }).waitFor();
    await expectAccessible(page);
    await page.getByLabel("Filter operations").fill("nowhere");
    await page.getByText("No operation matches the filter.").waitFor();
  });
});

describe("the page of a contract that is being edited", () => {
  it("shows errors in a saved file, follows a valid one, and lists lost steps of plans", async () => {
    const folder = await mkdtemp(join(tmpdir(), "numbers-page-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const spec = join(folder, "openapi.json");
    await writeFile(spec, JSON.stringify(contractOf("Before", ["one", "two"])));
    await using mock = await startMock({ spec, watch: true });
    await mock.play("two");
    const page = await open(mock.url);
    await page.getByRole("heading", { name: "Mock of Before 2.1.0" }).waitFor();

    await writeFile(spec, `{\n  "openapi": "3.1.0",\n  "info": [ }`);
    const problems = page.getByRole("region", { name: "The contract has errors" });
    await problems
      .getByText(/openapi\.json:3:\d+$/)
      .first()
      .waitFor();
    await expectAccessible(page);

    await writeFile(spec, JSON.stringify(contractOf("After", ["one", "three"])));
    await page.getByRole("heading", { name: "Mock of After 2.1.0" }).waitFor();
    await page.getByRole("button", { name: /^200 three/ }).waitFor();
    expect(await problems.count()).toBe(0);
    const lost = page.getByRole("region", { name: "Plans lost steps because the contract changed" });
    expect(await lost.getByRole("listitem").textContent()).toBe("two of GET /items, for all keys");
    await expectAccessible(page);
  });

  it("shows the latest of two quick saves, even if the response for the first arrives last", async () => {
    await using folder = await makeFolder({ "openapi.json": JSON.stringify(contractOf("First", ["one"])) });
    const save = (title: string): Promise<void> =>
      folder.write("openapi.json", JSON.stringify(contractOf(title, ["one"])));
    await using mock = await startMock({ spec: folder.path("openapi.json"), watch: true });
    const page = await open(mock.url);
    await page.getByRole("heading", { name: "Mock of First 2.1.0" }).waitFor();

    const [held, release] = [new AbortController(), new AbortController()];
    const isSecond = /"title":\s*"Second"/;
    await page.route("**/__mock/contract.json", async (route) => {
      const response = await route.fetch();
      if (isSecond.test(await response.text())) {
        const released = once(release.signal, "abort");
        held.abort();
        await released;
      }
      await route.fulfill({ response });
    });
    const isHeld = once(held.signal, "abort");
    await save("Second");
    await isHeld;
    await save("Third");
    await page.getByRole("heading", { name: "Mock of Third 2.1.0" }).waitFor();
    const late = page.waitForResponse(async (response) => isSecond.test(await response.text()));
    release.abort();
    await (await late).finished();
    // The page has processed a response when the next one arrives.
    await page.evaluate("fetch('/__mock/health').then((response) => response.text())");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("Third");
  });
});
