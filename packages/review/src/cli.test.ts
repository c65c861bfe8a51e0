// The command itself, as run by people and CI: its output and exit code.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Copy } from "@numbers-api/workspace/copy";
import { copyWithFixture } from "@numbers-api/workspace/fixture";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const contract = fileURLToPath(new URL("../../../spec/openapi.yaml", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (...args: string[]): Result => runAt(cli, ...args);

function runAt(program: string, ...args: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** Reviews another API's contract, which is only checked by the rules. */
function reviewForeign(base: string, head: string, ...args: string[]): Result {
  writeFileSync(join(folder, "base.yaml"), base);
  writeFileSync(join(folder, "head.yaml"), head);
  return run("--base", "base.yaml", "--head", "head.yaml", ...args);
}

const foreign = (version: string, answer: string, description = "Lists things."): string => `openapi: 3.0.3
info:
  title: Things
  version: ${version}
paths:
  /things:
    get:
      operationId: things_list
      description: ${description}
      responses:
        "200":
          description: The things.
          content:
            application/json:
              schema:
${answer.replaceAll(/^/gm, "                ")}
`;
const full = "type: object\nrequired: [a, b]\nproperties:\n  a: { type: string }\n  b: { type: string }";

describe("spec:review of any two descriptions", { timeout: 60_000 }, () => {
  it("passes a change of words, and requires no new version", () => {
    const { status, stdout } = reviewForeign(foreign("1.0.0", full), foreign("1.0.0", full, "Lists all things."));
    expect(stdout.split("\n")[0]).toBe("NONE: no change on the wire; info.version stayed 1.0.0.");
    expect(status).toBe(0);
  });

  it("passes an addition with the required version", () => {
    const { status, stdout } = reviewForeign(
      foreign("1.0.0", full),
      foreign("1.1.0", `${full}\n  c: { type: string }`),
    );
    expect(stdout).toBe(`MINOR: 1 addition, nothing breaks; info.version went from 1.0.0 to 1.1.0.

Adds
  GET /things
    The response 200 may now have \`c\`.  (head.yaml:21)

Not checked
  The linter, the generated types and the consumers' code, which are about another contract.
`);
    expect(status).toBe(0);
  });

  it("fails an addition whose version stayed", () => {
    const { status, stdout } = reviewForeign(
      foreign("1.0.0", full),
      foreign("1.0.0", `${full}\n  c: { type: string }`),
    );
    expect(stdout).toContain("info.version stayed 1.0.0, must be 1.1.0.");
    expect(status).toBe(1);
  });

  it("fails a break, even with the required version, until it is approved", () => {
    const pair = [foreign("1.0.0", full), foreign("2.0.0", full.replace("[a, b]", "[a]"))] as const;
    const { status, stdout } = reviewForeign(...pair);
    expect(stdout).toMatch(/^MAJOR: 1 change breaks consumers; info\.version went from 1\.0\.0 to 2\.0\.0\.\n/);
    expect(stdout).toContain("The response 200 no longer always has `b`.  (base.yaml:17 in the base)");
    expect(status).toBe(1);
  });

  it("gives programs the verdict, and each change with its place", () => {
    const { stdout } = reviewForeign(
      foreign("1.0.0", full),
      foreign("2.0.0", full.replace("b: { type: string }", "b: { type: integer }")),
      "--format",
      "json",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "major",
      changes: [
        {
          kind: "type-changed",
          impact: "major",
          summary: "GET /things: `b` of the response 200 was string and is now integer.",
          operation: "GET /things",
          file: "head.yaml",
          line: 20,
          fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
        },
      ],
    });
  });

  it("annotates breaks for GitHub in a file that the pull request shows, even removed parts", () => {
    const { stdout } = reviewForeign(
      foreign("1.0.0", full),
      foreign("2.0.0", full.replace("[a, b]", "[a]")),
      "--format",
      "github",
    );
    expect(stdout).toContain("::error file=head.yaml,line=");
    expect(stdout).not.toContain("file=base.yaml");
  });

  it("writes the report as markdown in addition to its output", () => {
    reviewForeign(foreign("1.0.0", full), foreign("2.0.0", full.replace("[a, b]", "[a]")), "--markdown", "review.md");
    expect(readFileSync(join(folder, "review.md"), "utf8")).toMatch(
      /^## MAJOR: .+\n\n### Breaks consumers\n\n\*\*GET \/things\*\*\n\n- /,
    );
  });

  it("drafts the entry of the change log", () => {
    const { status, stdout } = reviewForeign(
      foreign("1.0.0", full),
      foreign("1.0.0", `${full}\n  c: { type: string }`),
      "--changelog",
    );
    expect(stdout).toBe("## 1.1.0\n\n### Added\n\n- GET /things: the response 200 may now have `c`.\n");
    expect(status).toBe(0);
  });

  it("compares OpenAPI 3.0 with its equal in 3.1 and finds nothing", () => {
    const nullable = "type: string\nnullable: true";
    const { stdout } = reviewForeign(
      foreign("1.0.0", nullable),
      foreign("1.0.0", "type: [string, 'null']").replace("3.0.3", "3.1.0"),
    );
    expect(stdout.split("\n")[0]).toBe("NONE: no change on the wire; info.version stayed 1.0.0.");
  });

  it("judges descriptions of several files that lead to the network in their examples", () => {
    const part = (type: string): string => `get:
  operationId: a
  responses:
    "200":
      description: A.
      content:
        application/json:
          schema: { type: object, properties: { a: { type: ${type} } } }
          examples: { one: { externalValue: "https://example.com/a.json" } }
`;
    const whole = (file: string): string =>
      `openapi: 3.0.3\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a: { $ref: ${file} }\n`;
    writeFileSync(join(folder, "one.yaml"), part("string"));
    writeFileSync(join(folder, "two.yaml"), part("integer"));
    const { status, stdout } = reviewForeign(whole("one.yaml"), whole("two.yaml"));
    expect(stdout).toMatch(/^MAJOR: 1 change breaks consumers; info\.version stayed 1\.0\.0, must be 2\.0\.0\.\n/);
    expect(stdout).toContain("`a` of the response 200 was string and is now integer.  (two.yaml:8)");
    expect(status).toBe(1);
  });

  it("offers no approval of another contract's breaks", () => {
    const { stdout } = reviewForeign(foreign("1.0.0", full), foreign("1.0.0", full.replace("[a, b]", "[a]")));
    expect(stdout).not.toContain("approvals.yaml");
  });

  it("reports that the base does not parse, shows the head as new, and fails", () => {
    const { status, stdout, stderr } = reviewForeign("openapi: 3.0.3\npaths: [", foreign("1.0.0", full));
    expect(stdout).toContain("the change could not be judged completely");
    expect(stdout).toContain("The base cannot be read, so nothing was compared and all of the head is shown as new.");
    expect(stdout).toContain("GET /things");
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
  });

  it("compares the rest when a reference of the base cannot be resolved, and fails", () => {
    const broken = full.replace("a: { type: string }", "a: { $ref: '#/nowhere' }");
    const { status, stdout } = reviewForeign(foreign("1.0.0", broken), foreign("1.0.0", full));
    expect(stdout).toMatch(/base\.yaml:19:\d+: the reference #\/nowhere leads nowhere\. /);
    expect(status).toBe(2);
  });

  it.each([
    ["an unknown option", ["--bass", "x"], 'Unknown option "--bass". Did you mean --base?'],
    ["an unknown format", ["--format", "xml"], "--format xml is not one of terminal, markdown, json, github."],
    [
      "a head that is not there",
      ["--head", "nowhere.yaml"],
      "--head nowhere.yaml is neither a file nor a revision of this repository.",
    ],
    [
      "a base that is not there",
      ["--base", "nowhere", "--head", contract],
      "--base nowhere is neither a file nor a revision",
    ],
  ])("exits with 2 for %s", (_, args, message) => {
    const { status, stderr } = run(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });
});

// Every consumer is compiled, which takes long on a busy machine.
describe("spec:review of this repository's contract", { timeout: 300_000 }, () => {
  // In a copy, so that an edit of the API does not change these tests.
  let copy: Copy;
  let text: string;
  beforeAll(() => {
    copy = copyWithFixture();
    text = readFileSync(join(copy.dir, "spec/openapi.yaml"), "utf8");
  });
  afterAll(() => copy[Symbol.dispose]());

  const reviewOurs = (edit: (text: string) => string, ...args: string[]): Result => {
    writeFileSync(join(folder, "head.yaml"), edit(text));
    writeFileSync(join(folder, "base.yaml"), text);
    return runAt(join(copy.dir, "packages/review/src/cli.ts"), "--base", "base.yaml", "--head", "head.yaml", ...args);
  };
  const optional = (yaml: string): string =>
    yaml
      .replace("required: [numbers, sharedNumber]", "required: [numbers]")
      .replace("version: 1.0.0", "version: 2.0.0");
  const approvals = (...entries: string[]): string => {
    const file = join(folder, "approvals.yaml");
    writeFileSync(file, `approvals:\n${entries.join("\n")}\n`);
    return file;
  };
  const entry = (change: string, version = "2.0.0"): string =>
    `  - change: ${change}\n    reason: It was promised to nobody.\n    version: ${version}`;

  it("shows the effect on the generated types", () => {
    const { stdout } = reviewOurs(optional);
    expect(stdout).toContain(`Generated types
  @@ NumberList
  - sharedNumber: components["schemas"]["PhoneNumber"];
  + sharedNumber?: components["schemas"]["PhoneNumber"];
`);
  });

  it("ignores types that differ only in comments", () => {
    const { status, stdout } = reviewOurs((yaml) =>
      yaml.replace("description: A phone number", "description: The number"),
    );
    expect(stdout).toMatch(/^NONE: .+\n\nReworded\n {2}“The number that the account owns\.” {2}\(head\.yaml:\d+\)\n$/);
    expect(status).toBe(0);
  });

  it("does not count regenerated code as a consumer", () => {
    const parameter = `      parameters:
        - name: limit
          in: query
          description: At most so many numbers.
          schema: { type: integer, minimum: 1 }
`;
    const { stdout } = reviewOurs((yaml) =>
      yaml.replace("      tags: [numbers]\n", `      tags: [numbers]\n${parameter}`),
    );
    expect(stdout).toContain("The query parameter `limit` is new and optional.");
    // Generated files that are not up to date do not compile either, and are left out.
    expect(stdout).not.toMatch(/no longer compiles[\s\S]*\/generated\//);
    expect(stdout).toContain("Generated types\n  @@ numbers_list\n  + query?: {\n  +     limit?: number;\n  + };\n");
  });

  it("shows a few of many findings that follow from one mistake", () => {
    const { stdout } = reviewOurs((yaml) => yaml.replace("        label:\n", "        name:\n"));
    expect(stdout).toMatch(/; \d+ new lint findings?\.\n/);
    expect(stdout.match(/\(no-invalid-media-type-examples\)/g)).toHaveLength(3);
    expect(stdout).toMatch(/\(no-invalid-media-type-examples\) And \d\d more of this rule\./);
  });

  it("does not pass a contract that no types can be generated from", () => {
    const { status, stdout } = reviewOurs((yaml) =>
      yaml.replace("operationId: numbers_list", "operationId: numbers_then"),
    );
    expect(stdout).toMatch(
      /No types can be generated from the head: .*the operationId "numbers_then" gives the client a member "then"/,
    );
    expect(status).toBe(1);
  });

  it("does not pass other types without a commit whose code could be compiled", () => {
    const [repository, elsewhere] = [join(copy.dir, ".git"), join(copy.dir, "node_modules", ".git")];
    renameSync(repository, elsewhere);
    try {
      const { status, stdout } = reviewOurs(optional);
      expect(stdout).toContain("the change could not be judged completely");
      expect(stdout).toContain("No commit has code of consumers to compile.");
      expect(status).toBe(1);
    } finally {
      renameSync(elsewhere, repository);
    }
  });

  it("passes only breaks that are approved for their version", () => {
    const { stdout } = reviewOurs(optional, "--format", "json", "--approvals", approvals(entry("000000000000")));
    const report = JSON.parse(stdout) as { changes: { fingerprint: string }[]; approvals: { message: string }[] };
    expect(report.approvals[0]?.message).toBe("the approval of 000000000000 matches no breaking change");
    const fingerprint = String(report.changes[0]?.fingerprint);
    const approved = reviewOurs(optional, "--approvals", approvals(entry(fingerprint)));
    expect(approved.stdout).toContain("Approved: It was promised to nobody.");
    expect(approved.status).toBe(0);
    const early = reviewOurs(optional, "--approvals", approvals(entry(fingerprint, "3.0.0")));
    expect(early.stdout).toContain("is for version 3.0.0, but the document has 2.0.0");
    expect(early.status).toBe(1);
  });

  it("fails on an approval that matches nothing, even if nothing changed", () => {
    const { status, stdout } = reviewOurs((yaml) => yaml, "--approvals", approvals(entry("0123456789ab")));
    expect(stdout).toContain("1 wrong approval");
    expect(status).toBe(1);
  });

  it("shows lint findings that are new", () => {
    const { status, stdout } = reviewOurs((yaml) => yaml.replace("      operationId: numbers_list\n", ""));
    expect(stdout).toContain("New lint findings");
    expect(status).toBe(1);
  });

  it("reports new and changed scenarios", () => {
    const { stdout } = reviewOurs(
      (yaml) =>
        yaml
          .replace("            label: Support\n", "            label: Help\n")
          .replace("                full-account:", "                largest-account:"),
      "--format",
      "json",
    );
    const kinds = (JSON.parse(stdout) as { changes: { kind: string }[] }).changes.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["scenario-removed", "scenario-added", "scenario-changed"]));
  });
});
