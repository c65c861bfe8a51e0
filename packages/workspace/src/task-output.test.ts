import { describe, expect, it } from "vitest";
import { taskOutput } from "./task-output.ts";

const FAILED = `
   • turbo 2.11.11
   • Running generate in 8 packages

@numbers-api/contract:generate: cache miss, executing 69088f66cd1a09fb
@numbers-api/contract:generate: $ node src/generate-cli.ts
@numbers-api/contract:generate: ../../spec/openapi.yaml:62:19: Block collections are not allowed: here. Correct the YAML.
@numbers-api/contract:generate:${" "}
@numbers-api/contract:generate:   1 problem
@numbers-api/contract:generate: [ELIFECYCLE] Command failed with exit code 1.

 Tasks:    0 successful, 2 total
Failed:    @numbers-api/contract#generate

@numbers-api/contract#generate:  ERROR  command (/packages/contract) pnpm run generate exited (1)
 ERROR  run failed: command  exited (1)
`;

describe("what is shown of a run of turbo that failed", () => {
  it("is what the tasks said", () => {
    expect(taskOutput(FAILED)).toBe(
      "../../spec/openapi.yaml:62:19: Block collections are not allowed: here. Correct the YAML.\n\n  1 problem",
    );
  });

  it("is everything, where no task said anything", () => {
    const printed = "  × Could not find turbo.json.\n";
    expect(taskOutput(printed)).toBe(printed);
    expect(taskOutput(`${printed}a:test: cache miss, executing 1\n`)).toContain(printed);
  });
});
