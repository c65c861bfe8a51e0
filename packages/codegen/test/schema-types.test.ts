import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compile, generateInto, temporaryFolder } from "./fixtures.ts";

/** Statements that compile, and after `@ts-expect-error` one that does not. */
const USAGE = `
import type { components, operations } from "./generated/types.ts";
import { operations as table } from "./generated/operations.ts";

type Schemas = components["schemas"];
type Bodies = operations["things_add"]["requestBody"]["content"];
type Answers = operations["things_add"]["responses"];
type Same<A, B> = [A, B] extends [B, A] ? true : never;
declare const answer: Answers[200]["content"]["application/json"];

// Members that are only read are absent from requests, those that are only written from responses.
export const request: Bodies["application/json"] = { name: "a", secret: "s", address: { city: "c" } };
// @ts-expect-error The id is only read.
export const readOnly: Bodies["application/json"] = { id: "1", name: "a", secret: "s", address: { city: "c" } };
export const id: string = answer.id;
// @ts-expect-error The secret is only written.
answer.secret;
// @ts-expect-error Definitions are not members.
answer.$defs;
// The parent in a request is a request as well.
export const nested: Bodies["application/json"] = { ...request, parent: request };

// Bodies have the types that they have at run time.
export const upload: Bodies["multipart/form-data"] = { file: new Blob([]), files: [new Blob([])] };
export const uploaded: Same<Answers[201]["content"]["application/json"]["file"], string> = true;
export const text: Same<Bodies["text/plain"], string> = true;
export const bytes: Bodies["application/octet-stream"] = new Uint8Array();
export const xml: Same<Answers[200]["content"]["application/xml"], string> = true;
export const csv: Same<Answers[200]["content"]["text/csv"], string> = true;
export const png: Same<Answers[200]["content"]["image/png"], Blob> = true;
export const none: Same<NonNullable<Answers[204]["content"]>, never> = true;
export const code: Same<Answers["4XX"]["content"]["application/json"]["code"], string> = true;
export const count: Same<Answers[200]["headers"]["X-Count"], number> = true;
type Stream = operations["events_stream"]["responses"][200]["content"];
export const event: Same<Stream["text/event-stream"], Schemas["Pet"]> = true;
export const line: Same<Stream["application/x-ndjson"], number> = true;

// The header that OpenAPI ignores is not an input.
export const withoutInput: Same<NonNullable<operations["things_add"]["parameters"]["header"]>, never> = true;
export const input: "required" = table.things_add.input;

// Variants are distinguished by their constants, the mapping, or their names.
export function lives(pet: Schemas["Pet"]): number | string {
  if (pet.kind === "cat") return pet.lives;
  return pet.kind === "parrot" ? pet.wings : pet.name;
}
export const dog: Schemas["Pet"] = { kind: "Dog", name: "Rex" };
// @ts-expect-error No variant is called so.
export const cow: Schemas["Pet"] = { kind: "Cow", name: "Rex" };
// A list of values counts where the discriminator's value is not among them, and otherwise that value does.
export const vehicles: Schemas["Vehicle"][] = [{ kind: "van", wheels: 4 }, { kind: "Boat", sails: 1 }];
// @ts-expect-error The value of a boat is its name.
export const boat: Schemas["Vehicle"] = { kind: "Car", sails: 1 };
export const child: Schemas["Child"] = { type: "c", more: 1 };
// @ts-expect-error The mapping gives the child another value.
export const wrongChild: Schemas["Child"] = { type: "d" };

// Variants that extend their own union are distinguished as well.
export const circle: Schemas["Shape"] = { form: "Circle", radius: 1 };
// @ts-expect-error A square does not have a radius.
export const wrongShape: Schemas["Shape"] = { form: "Square", radius: 1 };

// One of both is required, and each has its type.
export const either: Schemas["Either"][] = [{ a: "" }, { b: 1 }, { a: "", b: 1 }];
// @ts-expect-error None of both is there.
export const neither: Schemas["Either"] = {};
// @ts-expect-error Its type is another.
export const wrongEither: Schemas["Either"] = { a: 1 };

// Objects with further members can be written.
export const named: Schemas["Named"] = { name: "a", size: 1, other: true };
// @ts-expect-error Further members have a type.
export const wrongNamed: Schemas["Named"] = { name: "a", other: {} };
export const patterned: Schemas["Patterned"] = { name: "a", "x-size": 1 };

// Siblings of a reference count.
export const beside: Schemas["Beside"] = { a: "", c: true };
// @ts-expect-error The sibling of the reference is required.
export const notBeside: Schemas["Beside"] = { a: "" };
export const closed: Schemas["Closed"] = { a: "" };
export const nothing: Schemas["Nothing"] = null;
export const never: Schemas["Never"] = { any: {} };
// @ts-expect-error No value is allowed.
export const gone: Schemas["Never"] = { gone: 1 };
`;

it("types match the schemas", { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  await generateInto(folder, "schema-types");
  await writeFile(join(folder, "usage.ts"), USAGE);
  expect(await compile(folder)).toBe("");
});
