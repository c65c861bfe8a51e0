import type { EnvelopeMembers } from "../errors/status-error.ts";
import type { Validate } from "./validation.ts";

/** Error envelope, as the contract guarantees it. */
interface Envelope {
  readonly trackingId: string;
  readonly error: Readonly<Record<string, unknown>> & { readonly code: string; readonly message: string };
}

const OPTIONAL_MEMBERS = ["fix", "provider", "providerCode"] as const;

/** Reads the members of an error envelope; `undefined` for any other body. */
export function readEnvelope(
  body: unknown,
  validators: Readonly<Record<string, Validate>>,
): EnvelopeMembers | undefined {
  if (validators["ErrorEnvelope"]?.(body) !== "") return undefined;
  // The generated check vouches for the types.
  const { error, trackingId } = body as Envelope;
  const optional = OPTIONAL_MEMBERS.flatMap((name) => (typeof error[name] === "string" ? [[name, error[name]]] : []));
  return { code: error.code, detail: error.message, trackingId, ...Object.fromEntries(optional) };
}
