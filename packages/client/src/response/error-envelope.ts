import type { EnvelopeMembers } from "../errors/status-error.ts";
import type { Validators } from "../types/runtime.ts";

/** Error envelope, as the contract guarantees it. */
interface Envelope {
  readonly trackingId: string;
  readonly error: Readonly<Record<string, unknown>> & { readonly code: string; readonly message: string };
}

/** Reads the members of an error envelope; `undefined` for any other body. */
export function readEnvelope(body: unknown, validators: Validators): EnvelopeMembers | undefined {
  if (validators["ErrorEnvelope"]?.(body) !== "") return undefined;
  // The generated check vouches for the types.
  const { error, trackingId } = body as Envelope;
  const optional = ["fix", "provider", "providerCode"].filter((name) => typeof error[name] === "string");
  return {
    ...{ code: error.code, detail: error.message, trackingId },
    ...Object.fromEntries(optional.map((name) => [name, error[name]])),
  };
}
