// Types of the client of another contract: those of its values at run time.
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileWith } from "./support/typed-client.ts";

const USAGE = `
import { createClient } from "./client/src/index.ts";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>(): void => {};
interface Job { id: string }

const client = createClient();
const made = await client.jobs.create({ body: { a: "b" } }).withResponse();
if (made.status === 200) holds<Same<typeof made.data, Job>>();
else if (made.status === 202) holds<Same<typeof made.data, { id: string; eta: number }>>();
else holds<Same<typeof made.data, string>>();

const result = await client.jobs.create().result();
if (!result.ok) {
  const { error } = result;
  if (error.status === 409) holds<Same<typeof error.body, Job | undefined>>();
  if (error.status === 404) holds<Same<typeof error.body, { why: string } | undefined>>();
  if (error.status === 418) holds<Same<typeof error.headerValues["X-Field"], string | undefined>>();
  if (error.status === 503) holds<Same<typeof error.body, string | undefined>>();
}
const { error } = await client.http.POST("/jobs");
holds<Same<typeof error, Job | { why: string } | string | undefined>>();
await client.jobs.create({ body: new Blob([]), contentType: "image/png" });
// @ts-expect-error The other media type is JSON.
await client.jobs.create({ body: new Blob([]) });

const removed = await client.jobs.remove().withResponse();
holds<Same<typeof removed.data, undefined>>();

const status = await client.status.get().withResponse();
holds<Same<typeof status.data, Job>>();
const failure = await client.status.get().result();
if (!failure.ok && failure.error.status === 500) holds<Same<typeof failure.error.body, Job | undefined>>();

const read = client.files.get;
holds<Same<Awaited<ReturnType<typeof read<{ accept: "application/yaml; charset=utf-8" }>>>, string>>();
holds<Same<Awaited<ReturnType<typeof read<{ accept: "TEXT/CSV ; header=present" }>>>, string>>();
for await (const job of await read({ accept: "text/event-stream;charset=UTF-8" })) holds<Same<typeof job, Job>>();
for await (const job of await read({ accept: "application/x-ndjson; charset=utf-8" })) holds<Same<typeof job, Job>>();
holds<Same<Awaited<ReturnType<typeof read<{ accept: "image/*" }>>>, Blob>>();
holds<Same<Awaited<ReturnType<typeof read<{ accept: "text/*" }>>>, string>>();
holds<Same<Awaited<ReturnType<typeof read<{ accept: "*/*" }>>>, Blob>>();
const form = await read({ accept: "image/*", parseAs: "arrayBuffer" }).withResponse();
holds<Same<typeof form.data, ArrayBuffer>>();

const { headerValues } = await client.headers.get().withResponse();
holds<Same<typeof headerValues["X-Count"], number | undefined>>();
holds<Same<typeof headerValues["X-Mode"], "fast" | "slow" | undefined>>();
holds<Same<typeof headerValues["X-Either"], string | undefined>>();
holds<Same<typeof headerValues["X-Text"], string | undefined>>();
holds<Same<typeof headerValues["X-Any"], string | undefined>>();
const map = headerValues["X-Map"];
export const described: string | undefined = map?.a;
export const other: string | number | undefined = map?.["b"];
`;

it("A client's types are those of its values at run time", { timeout: 60_000 }, async () => {
  const contract = fileURLToPath(new URL("fixtures/forms.yaml", import.meta.url));
  expect(await compileWith(contract, USAGE)).toBe("");
});
