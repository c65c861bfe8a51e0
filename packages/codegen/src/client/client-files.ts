import type { Api } from "../api/api.ts";
import { describeServer } from "../api/operation-entry.ts";
import { Problems } from "../api/problems.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { renderContract } from "./contract-file.ts";
import { renderHandlers } from "./handlers-file.ts";
import { renderPublic } from "./public-file.ts";
import { renderValidation } from "./validation-file.ts";

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
    hasInt64: /"format":"int64"/.test(text),
  };
  return new Map([
    ["contract.ts", renderContract(parts)],
    ["handlers.ts", renderHandlers(entries)],
    ["public.ts", renderPublic([...model.schemas.keys()], /"multipart\//.test(text))],
    ["validation.ts", renderValidation(entries, shapes)],
  ]);
}
