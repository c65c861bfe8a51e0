import { readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";

const text = readFileSync(new URL("../Dockerfile", import.meta.url), "utf8");

describe("the Dockerfile", () => {
  it("passes the linter", () => {
    expect(validate(text)).toEqual([]);
  });

  it("has the Node and the pnpm of the repository", () => {
    const { packageManager } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    const [, pnpm] = packageManager.split("@");
    const [, node] =
      /^ {2}node: ([\d.]+)$/m.exec(readFileSync(new URL("../../../pnpm-workspace.yaml", import.meta.url), "utf8")) ??
      [];
    expect(text.match(/pnpm@[\d.]+/g)).toEqual(Array.from({ length: 3 }, () => `pnpm@${pnpm}`));
    expect(text.match(/node:[\d.]+/g)).toEqual(Array.from({ length: 2 }, () => `node:${node}`));
  });
});
