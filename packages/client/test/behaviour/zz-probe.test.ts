import { inspect } from "node:util";
import { it } from "vitest";
import { type components, createClient, type OperationError } from "../../src/index.ts";
import { fine, message } from "./support/answers.ts";
import { say, serve } from "./support/server.ts";
export function f(error: OperationError<"numbers_list">): components["schemas"]["ErrorEnvelope"] | undefined {
  if ("status" in error && error.status === 402) {
    const x: 1 = error;
    return error.body;
  }
  return undefined;
}
const apiKey = "very-secret-KEY-4711";
it("probe", async () => {
  const { url } = await serve(say(message(500, { sent: apiKey }, { "x-sent": apiKey })));
  const r = await createClient({ baseUrl: url, apiKey, maxRetries: 0 }).http.GET("/numbers/list");
  console.log(
    "http error shows key:",
    inspect(r, { depth: 9, showHidden: true }).includes(apiKey),
    inspect((r as any).error),
  );
  const two = await serve(say(message(500, '{"sent":"very-secret-\\u004bEY-4711"}', { [`x-${apiKey}`]: "1" })));
  const e: any = await createClient({ baseUrl: two.url, apiKey, maxRetries: 0 })
    .numbers.list()
    .catch((x) => x);
  console.log(e.excerpt, [...e.headers].map(String).join("|"));
  const th = await serve(fine);
  const bad = createClient({
    baseUrl: th.url,
    apiKey,
    headers: { "x-api-key": "other-secret" },
    hooks: { onAttempt: 5 as any } === null ? {} : {},
  });
  console.log(inspect(bad, { depth: 9, showHidden: true }).includes("other-secret"));
});
