import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";

class UsageError extends Error {}

const options = {
  base: { type: "string" },
  verbose: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
const read = (...args: string[]): unknown => readArguments({ args, options }, UsageError).values;

describe("arguments", () => {
  it("are read by their options", () => {
    expect(read("--base", "HEAD", "-h")).toEqual({ base: "HEAD", help: true });
  });

  it.each([
    [["--bsae", "HEAD"], 'Unknown option "--bsae". Did you mean --base?'],
    [["--bsae=HEAD"], 'Unknown option "--bsae". Did you mean --base?'],
    [["--hlep"], 'Unknown option "--hlep". Did you mean --help?'],
    [["--frobnicate"], 'Unknown option "--frobnicate".'],
    [["-x"], 'Unknown option "-x".'],
    [["--base"], "--base needs a value."],
    [["--base", "--verbose"], "--base needs a value."],
    [["--verbose=yes"], "--verbose takes no value."],
    [["-h=yes"], 'Unknown option "-=".'],
    [["file.yaml"], 'Unexpected argument "file.yaml".'],
  ])("are refused in one sentence: %j", (args, message) => {
    expect(() => read(...args)).toThrow(new UsageError(message));
  });
});
