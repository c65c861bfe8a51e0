import {
  AbortError,
  type AttemptEvent,
  createClient,
  type NumbersClient,
  StatusError,
  TimeoutError,
} from "@numbers-api/client";
import { expect, it } from "vitest";
import { forEachBackend, PLAYED, scenarioOf } from "./backends.ts";

forEachBackend("a client", (backend) => {
  const clientWith = (apiKey: string, options: object = {}): NumbersClient =>
    createClient({ baseUrl: backend().url, apiKey, maxRetries: 0, ...options });

  it.each(PLAYED)("gets what the contract says: %s", async (name) => {
    const { status, ...scenario } = scenarioOf(name);
    const { result, error } = await clientWith(await backend().keyFor(name))
      .numbers.list()
      .then(
        (value) => ({ result: value, error: undefined }),
        (reason: unknown) => ({ result: undefined, error: reason }),
      );
    if (status === 200) {
      expect(result).toEqual("body" in scenario ? scenario.body : undefined);
      return;
    }
    expect(error).toBeInstanceOf(StatusError);
    const documented = "body" in scenario ? (scenario.body as { readonly error: object }).error : {};
    const { code, detail, fix, provider, providerCode, trackingId, body } = error as StatusError;
    expect((error as StatusError).status).toBe(status);
    expect(body === undefined).toBe(!("body" in scenario));
    if (body !== undefined) expect(trackingId).toMatch(/^trk_[0-9A-HJKMNP-TV-Z]{26}$/);
    // The same members, though not the same words.
    const said = JSON.parse(JSON.stringify({ code, message: detail, fix, provider, providerCode }));
    expect(Object.keys(said).sort()).toEqual(Object.keys(documented).sort());
    expect(said).toMatchObject("code" in documented ? { code: documented.code } : {});
  });

  it("waits for a list that takes long", async () => {
    const { numbers } = await clientWith(await backend().keyForDelay(300)).numbers.list();
    expect(numbers).toEqual([]);
  });

  it("ends a call after its timeout, and on demand", async () => {
    const key = await backend().keyForSilence();
    await expect(clientWith(key, { timeout: 100 }).numbers.list()).rejects.toBeInstanceOf(TimeoutError);
    const call = clientWith(key).numbers.list({ signal: AbortSignal.timeout(100) });
    await expect(call).rejects.toBeInstanceOf(AbortError);
  });

  it("gets an error after all retries that it may make", async () => {
    const attempts: unknown[] = [];
    const hooks = { onAttempt: ({ status }: AttemptEvent) => attempts.push(status) };
    const client = clientWith(await backend().keyFor("provider-telnyx"), { maxRetries: 1, hooks });
    await expect(client.numbers.list()).rejects.toMatchObject({ status: 502, provider: "telnyx" });
    expect(attempts).toEqual([502, 502]);
  });
});
