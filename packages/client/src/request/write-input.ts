import type { WriteInput } from "../types/runtime.ts";
import { type BodyWriters, writeRequestBody } from "./body/body.ts";
import { mergeHeaders } from "./headers.ts";
import { writeParameters } from "./parameters.ts";
import { UnsendableError } from "./unsendable.ts";

/** Creates the writer for the kinds of bodies that a contract has. */
export function createInputWriter(bodyWriters: BodyWriters): WriteInput {
  return (operation, input, given) => {
    const parameters = writeParameters(operation, input);
    // Some contracts have a query in the path.
    const separator = parameters.path.includes("?") ? "&" : "?";
    const path = parameters.path + (parameters.query && separator + parameters.query);
    const cookie = [given.get("cookie"), parameters.cookie].filter(Boolean).join("; ") || undefined;
    const headers = mergeHeaders([given, { cookie }, parameters.header]);
    for (const [location, name] of operation.required ?? []) {
      // Headers may also come from the options.
      const isGiven =
        location === "query"
          ? Object.hasOwn(input.query ?? {}, name) && input.query?.[name] != null
          : headers.has(location === "cookie" ? location : name);
      if (!isGiven) throw new UnsendableError(`${location}.${name} is missing`);
    }
    if (input.body === undefined) {
      if (operation.requestBody?.required) throw new UnsendableError("body is missing");
      return { path, headers };
    }
    const wanted = input.contentType ?? headers.get("content-type") ?? undefined;
    const { body, contentType, isStream } = writeRequestBody(bodyWriters, operation.requestBody, input.body, wanted);
    // With a form, the platform writes the type itself, because only it knows the boundary.
    if (contentType) headers.set("content-type", contentType);
    else headers.delete("content-type");
    return { path, headers, init: isStream ? { body, duplex: "half" } : { body } };
  };
}
