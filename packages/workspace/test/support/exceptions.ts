// Places that do not follow the rules yet, with the package that has to change. The lists get shorter until they are empty.

/** Folders whose files import each other in cycles. */
export const CYCLES: readonly string[] = [];

/** Names that several exported types have, by the packages that have to agree. */
export const DUPLICATE_TYPES: readonly string[] = [
  // client, mock, server, openapi
  ...["Answer", "ApiKey", "BodyKind", "Contract", "Exchange", "Problem", "ServedContract", "Settings", "UsageError"],
  // codegen, mock, server, adopt
  ...["GeneratedFiles", "NamedOperation", "OperationName", "Schema"],
  // client, react
  "Pages",
];

/** Folders of code that reads OpenAPI itself. */
export const OPENAPI_READERS: readonly string[] = ["apps/mock/src/", "packages/adopt/src/", "packages/client/src/"];

/** Folders with more files than a reader can survey. */
export const LARGE_FOLDERS: readonly string[] = [];
