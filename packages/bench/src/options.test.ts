import { UsageError } from "@numbers-api/openapi/usage-error";
import { describe, expect, it } from "vitest";
import { BENCH } from "./core/places.ts";
import { run } from "./core/process.ts";
import { readOptions } from "./options.ts";

describe("the options", () => {
  it("are all sections, and a full run, by default", () => {
    expect(readOptions([])).toMatchObject({ sections: ["client", "mock", "server", "chain", "install"], quick: false });
  });

  it("are the sections that are named, once each and in the order of the report", () => {
    const options = readOptions(["install", "client", "--quick", "client"]);
    expect(options).toMatchObject({ sections: ["client", "install"], quick: true });
  });

  it("may come after the separator that pnpm passes on", () => {
    expect(readOptions(["--", "mock"]).sections).toEqual(["mock"]);
  });

  it("with an unknown section are refused with the nearest one, or the list of sections", () => {
    expect(() => readOptions(["clinet"])).toThrow(new UsageError("There is no section clinet. Did you mean client?"));
    expect(() => readOptions(["zebra"])).toThrow(
      new UsageError("There is no section zebra. The sections are client, mock, server, chain, install."),
    );
  });

  it("with an unknown flag are refused in one sentence", () => {
    expect(() => readOptions(["--fast"])).toThrow(new UsageError('Unknown option "--fast".'));
  });
});

describe("the command", () => {
  const cli = (...args: string[]) => run([process.execPath, "src/cli.ts", ...args], { cwd: BENCH, codes: [0, 2] });

  it("ends with 2 and an empty stdout when it was called wrongly", async () => {
    expect(await cli("everything")).toMatchObject({ code: 2, stdout: "" });
  });

  it("ends with 0 for --help", async () => {
    const { code, stdout } = await cli("--help");
    expect(code).toBe(0);
    expect(stdout).toContain("pnpm bench [client|mock|server|chain|install]… [--quick]");
  });
});
