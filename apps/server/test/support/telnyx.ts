import { join } from "node:path";
import { expect, vi } from "vitest";

/** Telnyx as the project's own mock plays it. */
export interface TelnyxMock extends AsyncDisposable {
  readonly url: string;
  play(scenario: string | readonly string[], options?: TelnyxPlay): Promise<void>;
  stop(): void;
  reset(): void;
  requests(): readonly TelnyxRequest[];
  close(): Promise<void>;
}

export interface TelnyxPlay {
  readonly times?: number;
  readonly fault?: string;
  readonly delay?: number;
}

export interface TelnyxRequest {
  readonly status: number;
  readonly operation?: string;
  readonly query?: string;
}

/** Numbers that the example `held` has. */
export const HELD: readonly string[] = ["+12025550123", "+442079460958"];

// Not a literal, because the sources of the mock declare a module pino of their own, which would hide the real one from
// the compiler.
const MOCK: string = "@numbers-api/mock";

/** Starts the mock on the document of this package, and waits until it is quick. */
export async function startTelnyxMock(): Promise<TelnyxMock> {
  // The interface above is the part of the mock's that is used.
  const { startMock } = (await import(MOCK)) as { startMock(options: object): Promise<TelnyxMock> };
  const mock = await startMock({ spec: join(import.meta.dirname, "../../telnyx/openapi.yaml") });
  const response = await fetch(`${mock.url}/v2/phone_numbers`, { headers: { authorization: "Bearer KEY" } });
  await response.arrayBuffer();
  // A request is in the journal once its response has ended on the server's side as well.
  await vi.waitFor(() => expect(mock.requests()).toHaveLength(1), { timeout: 30_000 });
  mock.reset();
  return mock;
}
