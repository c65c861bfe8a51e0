import type { AnyInput, CallOperation, ClientSettings, PreparedRequest } from "../types/runtime.ts";
import { mergeHeaders } from "./headers.ts";
import { UnsendableError } from "./unsendable.ts";

/**
 * Prepares a request. The headers of the parameters win over those of the call, these over those of the client, and these
 * over those of the operation.
 *
 * @throws {TypeError} when the input cannot be sent as the contract says; the message never holds a value.
 */
export function prepareRequest(settings: ClientSettings, operation: CallOperation, input: AnyInput): PreparedRequest {
  const { contract, headers: given, accept = operation.accept } = settings;
  const server = contract.serverSupport?.serverOf(settings, operation) ?? settings.baseUrl;
  try {
    const headers = mergeHeaders([{ accept }, ...given]);
    const written = contract.writeInput?.(operation, input, headers) ?? { path: operation.path, headers };
    return { ...written, server, url: server.href.replace(/\/$/, "") + written.path };
  } catch (error) {
    // Only our own messages are known to be free of values, which may be secret.
    const isOwn = error instanceof UnsendableError;
    const reason = isOwn ? error.message : "a header has a name or value that HTTP does not allow";
    throw new TypeError(`${operation.id}: ${reason}.`);
  }
}
