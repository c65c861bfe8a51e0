import type { Api } from "../api/api.ts";
import { describeServer } from "../api/operation-entry.ts";
import { Problems } from "../api/problems.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { renderContract } from "./contract-file.ts";
import { findValueSets } from "./enums.ts";
import { errorClasses, renderErrors } from "./errors-file.ts";
import { renderHandlers } from "./handlers-file.ts";
import { renderPublic } from "./public-file.ts";
import { hasEnvelope, renderValidation } from "./validation-file.ts";

export { CLIENT_EXPORTS } from "./public-names.ts";
export { renderValidation };

/** Renders the files of the client package. */
export function renderClient({ model, operations, credentials, shapes }: Api): GeneratedFiles {
  const entries = operations.map(({ entry }) => entry);
  const text = JSON.stringify(model.document);
  const parts = {
    operations: entries,
    servers: model.servers.map((server) => describeServer(server, new Problems(model))),
    security: credentials.alternatives,
    credentialSchemes: credentials.schemes,
    hasErrorEnvelope: hasEnvelope(shapes),
    hasInt64: /"format":"int64"/.test(text),
  };
  return new Map([
    ["contract.ts", renderContract(parts)],
    ["errors.ts", renderErrors(entries)],
    ["handlers.ts", renderHandlers(entries)],
    [
      "public.ts",
      renderPublic(
        [...model.schemas.keys()],
        [...errorClasses(entries).values()],
        /"multipart\//.test(text),
        findValueSets(model),
      ),
    ],
    ["validation.ts", renderValidation(entries, shapes)],
  ]);
}
