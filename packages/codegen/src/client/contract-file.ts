import { bodyKind, parseMediaType } from "@numbers-api/openapi/model";
import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry } from "../model.ts";

/** Parts of a contract that decide which parts of the client it needs. */
export interface ContractParts {
  readonly operations: readonly Operation[];
  readonly servers: readonly ServerEntry[];
  readonly security: readonly CredentialAlternative[];
  readonly credentialSchemes: Readonly<Record<string, CredentialScheme>>;
  readonly hasInt64: boolean;
  /** Errors have the envelope of which the client reads the members. */
  readonly hasErrorEnvelope: boolean;
}

const BODY_WRITERS: Readonly<Record<WriterKind, readonly [name: string, module: string]>> = {
  json: ["writeJson", "request/body/body"],
  text: ["writeText", "request/body/body"],
  urlencoded: ["writeUrlencoded", "request/body/urlencoded"],
  multipart: ["writeMultipart", "request/body/multipart"],
  binary: ["writeBinary", "request/body/body"],
};

/** Writers of request bodies in the client. */
type WriterKind = "json" | "text" | "urlencoded" | "multipart" | "binary";

/** Renders the module that composes the client from the parts that the contract needs. */
export function renderContract(contract: ContractParts): string {
  const imports = new Map<string, Set<string>>();
  const use = (name: string, module: string): string => {
    imports.set(module, (imports.get(module) ?? new Set()).add(name));
    return name;
  };
  const { operations, servers, security, credentialSchemes: schemes } = contract;
  const table = ["operations", "servers"];
  const members = ["operations", "servers"];
  const rules: string[] = [];

  const resolver = (name: string, module: string): string => {
    const resolve = use(name, module);
    const isOptional = operations.every((operation) => needsNoKey(operation, security, schemes));
    return isOptional ? `${use("optionalCredentials", "options/api-key")}(${resolve})` : resolve;
  };
  if (needsOnlyBearer(operations, security, schemes)) {
    members.push(
      `resolveCredentials: ${resolver("resolveBearerToken", "options/api-key")}`,
      `addCredentials: ${use("addBearerToken", "options/credentials")}`,
    );
  } else {
    table.push("credentialSchemes", "security");
    members.push("security", "schemes: credentialSchemes");
    members.push(
      `resolveCredentials: ${resolver("resolveAuth", "options/auth")}`,
      `addCredentials: ${use("addAnyCredentials", "options/credentials")}`,
    );
    rules.push("AUTH_RULES");
  }
  members.push(`validators: ${use("validationErrors", "generated/validation")}`);
  members.push(use("statusErrors", "generated/errors"));
  if (contract.hasErrorEnvelope) members.push(use("readEnvelope", "response/error-envelope"));
  if (operations.some(({ errors = {} }) => Object.values(errors).some(({ isText }) => isText)))
    members.push(`readError: ${use("readTextError", "response/read-any-body")}`);
  if (operations.some(({ input }) => input !== undefined)) members.push(`writeInput: ${inputWriter(operations, use)}`);
  if (hasOnlyJson(operations)) members.push(`readBody: ${use("readJson", "response/read-success")}`);
  else {
    members.push(`readBody: ${use("readAnyBody", "response/read-any-body")}`);
    const rules = [use("RESPONSE_RULES", "options/contract-rules")];
    if (responseTypes(operations).some((type) => parseMediaType(type)?.essence === "text/event-stream"))
      rules.push(use("STREAM_RULES", "options/contract-rules"));
    members.push(`callRules: ${rules.length > 1 ? `{ ${rules.map((name) => `...${name}`).join(", ")} }` : rules[0]}`);
  }
  if (needsServerSupport(operations, servers)) {
    members.push(use("serverSupport", "options/servers"));
    rules.push("SERVER_RULES");
  }
  if (responseTypes(operations).some((type) => bodyKind(type) === "stream"))
    members.push(use("readStream", "stream/stream"));
  const extensions = [
    ...(operations.some(declaresHeaders) ? [use("addHeaderValues", "response/read-headers")] : []),
    ...(operations.some(({ idempotencyKey }) => idempotencyKey !== undefined)
      ? [use("addIdempotencyKey", "request/idempotency")]
      : []),
    ...(operations.some(({ pagination }) => pagination) ? [use("addPages", "pagination")] : []),
    ...(operations.some(hasOnlyRedirects) ? [use("keepRedirects", "transport/manual-redirects")] : []),
  ];
  if (extensions.length > 0) members.push(`extensions: [${extensions.join(", ")}]`);
  if (contract.hasInt64) {
    members.push(use("parserOf", "response/int64"));
    rules.push("INT64_RULES");
  }
  if (rules.length > 0) {
    const spreads = rules.map((name) => `...${use(name, "options/contract-rules")}`);
    members.push(`clientRules: { ${spreads.join(", ")} }`);
  }

  const lines = [...imports]
    .map(([module, names]) => {
      const path = module.startsWith("generated/") ? module.replace("generated/", "./") : `../${module}`;
      return { path, line: `import { ${[...names].sort().join(", ")} } from "${path}.ts";\n` };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ line }) => line);
  return `import { ${table.sort().join(", ")} } from "@numbers-api/contract";
import type { ClientContract } from "../types/runtime.ts";
${lines.join("")}
/** Contract, with the parts of the client that it needs. */
export const contract: ClientContract = {
${members.map((member) => `  ${member},\n`).join("")}};
`;
}

function hasOnlyRedirects({ success, errors = {} }: Operation): boolean {
  return Object.keys(success).length === 0 && Object.keys(errors).some((status) => status.startsWith("3"));
}

function declaresHeaders({ success, errors = {} }: Operation): boolean {
  return [...Object.values(success), ...Object.values(errors)].some(({ headers }) => headers);
}

/** Client certificates are the platform's. */
function needsNoKey(
  { anonymous, security: own }: Operation,
  security: readonly CredentialAlternative[],
  schemes: ContractParts["credentialSchemes"],
): boolean {
  const alternatives = anonymous ? [] : (own ?? security);
  const isFree = (names: CredentialAlternative): boolean => names.every((name) => schemes[name]?.type === "mutualTLS");
  return alternatives.length === 0 || alternatives.some(isFree);
}

/** Bearer tokens are all that a contract needs whose alternatives have one scheme each, of that type. */
function needsOnlyBearer(
  operations: readonly Operation[],
  security: readonly CredentialAlternative[],
  schemes: ContractParts["credentialSchemes"],
): boolean {
  const isBearer = Object.values(schemes).every(({ type }) => type === "bearer");
  const isSingle = [...security, ...operations.flatMap((operation) => operation.security ?? [])].every(
    (names) => names.length <= 1,
  );
  return isBearer && isSingle && operations.every((operation) => operation.anonymous || !operation.security);
}

function inputWriter(operations: readonly Operation[], use: (name: string, module: string) => string): string {
  const types = operations.flatMap(({ requestBody }) =>
    requestBody ? [requestBody.contentType, ...(requestBody.otherContentTypes ?? [])] : [],
  );
  const kinds = [...new Set(types.flatMap(kindsOf))].sort();
  const writers = kinds.map((kind) => `${kind}: ${use(...BODY_WRITERS[kind])}`);
  const create = use("createInputWriter", "request/write-input");
  return `${create}({${writers.length > 0 ? ` ${writers.join(", ")} ` : ""}})`;
}

/** Kinds of bodies that a media type or a range can have. */
function kindsOf(type: string): WriterKind[] {
  if (/^\s*(\*|application)\/\*/.test(type)) return ["json", "text", "urlencoded", "multipart", "binary"];
  const kind = bodyKind(type);
  // A stream is written as the text or the bytes that it is given as.
  if (kind === "stream") return ["text", "binary"];
  return [kind === "form" ? "urlencoded" : kind];
}

function needsServerSupport(operations: readonly Operation[], servers: readonly ServerEntry[]): boolean {
  const hasVariables = servers.some((server) => typeof server !== "string");
  return hasVariables || servers.length > 1 || operations.some((operation) => operation.servers);
}

/** Contracts with JSON as the only media type of each success do not need another reader. */
function hasOnlyJson(operations: readonly Operation[]): boolean {
  const isSingle = operations.every(({ success }) =>
    Object.values(success).every(({ otherContentTypes = [] }) => otherContentTypes.length === 0),
  );
  return isSingle && responseTypes(operations).every((type) => !type.includes("*") && bodyKind(type) === "json");
}

function responseTypes(operations: readonly Operation[]): string[] {
  return operations
    .flatMap(({ success }) => Object.values(success))
    .flatMap(({ contentType, otherContentTypes = [] }) =>
      contentType === undefined ? [] : [contentType, ...otherContentTypes],
    );
}
