// The test of the architecture: to add an operation to the API, a person edits one file. The client has its method, typed,
// and the mock serves it, with no other hand-written line.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Copy, copyRepository } from "./copy.ts";

const OPERATION = `  /numbers/{phoneNumber}/label:
    put:
      operationId: numbers_set_label
      summary: Name a number
      description: Gives a dedicated number a label, in place of the one that it has.
      tags: [numbers]
      parameters:
        - name: phoneNumber
          in: path
          required: true
          description: The number to name.
          schema: { $ref: "#/components/schemas/PhoneNumber" }
        - name: notify
          in: query
          description: Whether to tell the owner of the account.
          schema: { type: boolean }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [label]
              properties:
                label: { type: string, description: The new label. }
      responses:
        "200":
          description: The number with its new label.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/DedicatedNumber" }
              examples:
                named-number:
                  summary: A number that was just named.
                  value: { phoneNumber: "+12025550123", label: Night shift, createdAt: "2026-09-14T08:21:37Z" }
        "402": { $ref: "#/components/responses/PaymentRequired" }

components:
`;

const USE = `import { createClient, type DedicatedNumber, PaymentRequiredError } from "./use-types.ts";
import { startMock } from "@numbers-api/mock";

await using mock = await startMock();
const client = createClient({ baseUrl: mock.url, apiKey: "any", maxRetries: 0 });
const input = { path: { phoneNumber: "+12025550123" }, query: { notify: true }, body: { label: "Night shift" } };
const named: DedicatedNumber = await client.numbers.setLabel(input);
const refused = await client.numbers.setLabel(input, { headers: { prefer: "code=402" } }).result();
if (!refused.ok && refused.error instanceof PaymentRequiredError) console.log(refused.error.code);
const wrong = await client.numbers.setLabel({ ...input, path: { phoneNumber: "nobody" } }).result();
console.log(named.label, wrong.ok);
// @ts-expect-error the body is required
() => client.numbers.setLabel({ path: { phoneNumber: "+12025550123" } });
// @ts-expect-error a label is a string
() => client.numbers.setLabel({ ...input, body: { label: 7 } });
// @ts-expect-error the input is required
() => client.numbers.setLabel();
`;
const TYPES = `export { createClient, PaymentRequiredError } from "@numbers-api/client";
import type { components } from "@numbers-api/client";
export type DedicatedNumber = components["schemas"]["DedicatedNumber"];
`;

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
  const contract = join(copy.dir, "spec/openapi.yaml");
  writeFileSync(contract, readFileSync(contract, "utf8").replace("\ncomponents:\n", `\n${OPERATION}`));
  writeFileSync(join(copy.dir, "packages/client/test/use.ts"), USE);
  writeFileSync(join(copy.dir, "packages/client/test/use-types.ts"), TYPES);
});
afterAll(() => copy[Symbol.dispose]());

describe("an operation that is new in the contract", () => {
  it("is accepted by the linter and the check of the schemas", () => {
    const { code, output } = copy.run("pnpm", ["run", "lint"], "spec");
    expect(code, output).toBe(0);
  });

  it("is a typed method of the client that works against the mock, after `generate` alone", () => {
    const generated = copy.run(process.execPath, ["src/generate-cli.ts"], "packages/contract");
    expect(generated.code, generated.output).toBe(0);
    const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
    expect(copy.run(process.execPath, [tsc, "-p", "."], "packages/client").output).toBe("");
    const used = copy.run(process.execPath, ["--conditions=@numbers-api/source", "test/use.ts"], "packages/client");
    expect(used.output).toBe("usage_limit_exceeded\nNight shift false\n");
  });
});
