import { chmod } from "node:fs/promises";
import { delimiter } from "node:path";
import { operations, scenarios } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import { run } from "../support/command.ts";
import { yamlContract } from "../support/contracts.ts";
import { makeFolder } from "../support/folder.ts";
import { ask, KEY } from "../support/visitor.ts";

const { path } = operations.numbers_list;
const ADDRESS = /(http:\/\/\S+)/;

describe("numbers-mock follows its flags", () => {
  it("--scenario and --delay, and --quiet prints the address only", async () => {
    await using command = run(["--port", "0", "--quiet", "--scenario", "shared-number-only", "--delay", "1-5"]);
    const url = await command.says(/^(http:\/\/127\.0\.0\.1:\d+)$/);
    expect(await ask(url + path, { headers: KEY })).toMatchObject({ body: scenarios["shared-number-only"].body });
    command.child.kill();
    expect(await command.ended()).toMatchObject({ stdout: url, stderr: "" });
  });

  it("--dynamic and --seed", async () => {
    await using command = run(["--port", "0", "--dynamic", "--seed", "7"]);
    const url = await command.says(ADDRESS);
    const [one, other] = await Promise.all([1, 2].map(() => ask(url + path, { headers: KEY })));
    expect(one?.text).toBe(other?.text);
    expect(one?.headers.get("preference-applied")).toBe("dynamic=true, seed=7");
  });

  it("--host, and answers for itself there", async () => {
    await using command = run(["--port", "0", "--host", "0.0.0.0"]);
    const url = await command.says(ADDRESS);
    expect(await ask(url + path, { headers: KEY })).toMatchObject({ status: 200 });
    expect(await ask(`${url}/__mock/health`)).toMatchObject({ status: 200 });
  });

  it.each([
    ["any", "https://app.example", "https://app.example"],
    ["none", "http://localhost:3000", null],
  ])("--cors %s", async (who, origin, allowed) => {
    await using command = run(["--port", "0", "--cors", who]);
    const { headers } = await ask((await command.says(ADDRESS)) + path, { headers: { ...KEY, origin } });
    expect(headers.get("access-control-allow-origin")).toBe(allowed);
  });

  it("--spec, and reports each reload of the file and its problems", async () => {
    const words = { first: "one", second: "two" };
    await using folder = await makeFolder({ "openapi.yaml": yamlContract(words) });
    await using command = run(["--port", "0", "--spec", folder.path("openapi.yaml"), "--scenario", "second"]);
    expect((await command.ready())[0]).toMatch(/^The mock of the Words listens on /);
    const url = await command.says(ADDRESS);
    expect(await ask(`${url}/word`)).toMatchObject({ body: { word: "two" } });
    await folder.write("openapi.yaml", yamlContract({ ...words, second: "three" }));
    await command.says(/openapi\.yaml was read again, and is served as it is now\.$/);
    expect(await ask(`${url}/word`)).toMatchObject({ body: { word: "three" } });
    await folder.write("openapi.yaml", "openapi: 3.1.0\npaths: ]");
    await command.says(/openapi\.yaml:2:\d+: .+\. Correct the YAML here\.$/);
    await command.says(/the contract from before stays until this is corrected\.$/);
    expect(await ask(`${url}/word`)).toMatchObject({ body: { word: "three" } });
  });

  it.runIf(process.platform === "linux")("--open opens the page", async () => {
    // Replaces the `xdg-open` command of Linux desktops, and records its argument.
    await using folder = await makeFolder({ "xdg-open": '#!/bin/sh\necho "$1" > "$(dirname "$0")/opened"\n' });
    await chmod(folder.path("xdg-open"), 0o755);
    const opened = folder.next("opened");
    await using command = run(["--port", "0", "--open"], {
      PATH: [folder.path(""), process.env["PATH"]].join(delimiter),
    });
    const url = await command.says(ADDRESS);
    expect((await opened).trim()).toBe(`${url}/__mock`);
  });

  it.runIf(process.platform === "linux")("--open prints the address when no browser is found", async () => {
    await using command = run(["--port", "0", "--open"], { PATH: "/nowhere" });
    const url = await command.says(ADDRESS);
    await command.says(new RegExp(`^numbers-mock: no browser was found: open ${url}/__mock yourself\\.$`));
  });
});

describe("numbers-mock ends with one sentence and exit code 2 when it is given", () => {
  it.each([
    [
      "an unknown scenario",
      ["--scenario", "nothing"],
      "The contract has no scenario nothing: choose one of dedicated-",
    ],
    ["no delay", ["--delay", "soon"], '--delay is "soon", but a delay is a number of milliseconds up to 3600000'],
    ["a range that ends before it begins", ["--delay", "5-1"], '--delay is "5-1", but a delay is'],
    ["an unknown audience", ["--cors", "all"], '--cors is "all", but it is local, any or none.'],
    [
      "a file that is not there",
      ["--spec", "nothing.yaml"],
      "nothing.yaml:1:1: cannot read nothing.yaml. Check the name",
    ],
    ["no name of a file", ["--spec", ""], "--spec needs the name of a file."],
    ["a flag in place of a value", ["--seed", "--quiet"], "--seed needs a value. See numbers-mock --help."],
    ["no value at the end", ["--seed"], "--seed needs a value. See numbers-mock --help."],
    ["a value for a switch", ["--open=no"], "--open takes no value. See numbers-mock --help."],
    ["no address", ["--host", ""], "--host needs an address, for example 127.0.0.1."],
  ])("%s", async (_, args, sentence) => {
    const { code, stdout, stderr } = await run(["--port", "0", ...args]).ended();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^numbers-mock: .+[.?]\n$/);
    expect(stderr).toContain(sentence);
  });

  it("a file that is broken, with the place", async () => {
    await using folder = await makeFolder({ "openapi.json": '{\n  "openapi": "3.1.0",\n  "info": }\n' });
    const { code, stdout, stderr } = await run(["--port", "0", "--spec", folder.path("openapi.json")]).ended();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/openapi\.json:3:11: this is not JSON: value expected\. Correct the JSON here\.\n$/);
  });
});
