// The commands that serve the API itself: their printed commands work unchanged, and Ctrl-C leaves nothing behind.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { isMember } from "../src/processes/members.ts";
import { type Copy, copyRepository } from "../src/testing/copy.ts";
import { Terminal } from "./support/terminal.ts";

const CTRL_C = "\u0003";

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy[Symbol.dispose]());

// Windows lacks this kind of terminal, and the API of another contract has another server.
describe.runIf(process.platform !== "win32" && isMember("apps/server"))("the API itself", () => {
  it.each(["serve", "dev --api server", "dev --api=server"])("is served by `pnpm %s`", async (command) => {
    const temporary = mkdtempSync(join(tmpdir(), "numbers-served-"));
    onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
    vi.stubEnv("TMPDIR", temporary);
    const terminal = new Terminal(`pnpm ${command} --port 0 --admin-port 0`, copy.dir);
    await terminal.waitFor(/The console listens on http:\/\/127\.0\.0\.1:\d+/);
    const [, curl = ""] = /^Try it: (curl .*?)\r?$/m.exec(terminal.output) ?? [];
    const answer = execFileSync("sh", ["-c", `${curl} --silent`], { encoding: "utf8" });
    const listed = JSON.parse(answer);
    expect(listed).toMatchObject({
      numbers: [{ phoneNumber: "+12025550123" }, { phoneNumber: "+442079460958" }],
      sharedNumber: "+18005550199",
    });
    const [, page = ""] = /The console listens on (http:\/\/127\.0\.0\.1:\d+)/.exec(terminal.output) ?? [];
    expect(await (await fetch(`${page}/api/numbers/list`)).json()).toEqual(listed);
    const [url = ""] = /http:\S+\/numbers\/list/.exec(curl) ?? [];
    expect((await fetch(url)).headers.get("www-authenticate")).toBe("Bearer");

    terminal.press(CTRL_C);
    expect(await terminal.exitCode(), terminal.output).toBe(130);
    await expect.poll(() => terminal.running(), { timeout: 20_000 }).toEqual([]);
    expect(readdirSync(temporary).filter((name) => name.startsWith("numbers-"))).toEqual([]);
  });

  it.each([
    ["dev --api sever", "--api is mock or server."],
    ["dev --api", "--api is mock or server."],
    ["serve --prot 0", "--prot"],
    ["serve --port many", '--port must be a port from 0 (any free one) to 65535, and is "many".'],
    ["serve --admin-port=70000", '--admin-port must be a port from 0 (any free one) to 65535, and is "70000".'],
    ["serve --port", "--port must be a port"],
  ])("is not served by `pnpm %s`, which is a mistake", (command, message) => {
    const { code, output } = copy.run("pnpm", command.split(" "));
    expect(output).toContain(message);
    expect(output).not.toContain("Building");
    expect([code, output.includes("    at ")]).toEqual([2, false]);
  });
});
