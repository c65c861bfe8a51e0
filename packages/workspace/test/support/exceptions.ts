// What does not hold yet, each with the package that has to change. The lists get shorter until they are empty.

/** Files of import cycles. */
export const CYCLES: readonly string[] = ["packages/client/src/", "packages/review/src/compare/"];

/** Names that several exported types have. */
export const DUPLICATE_TYPES: readonly string[] = [
  ...["Answer", "Answered", "ApiKey", "Catalogue", "Command", "Contract", "ContractEvent", "Credential", "Description"],
  ...[
    "Direction",
    "Example",
    "Fault",
    "Finding",
    "Journal",
    "JournalEntry",
    "Kind",
    "Line",
    "Machine",
    "Measured",
    "Node",
  ],
  ...["Operation", "OperationName", "OperationSite", "Options", "Place", "Places", "Plan", "Problem", "Ran"],
  ...["RequestBody", "Route", "Row", "RunningServer", "Scenario", "Schema", "Settings", "Step", "Target"],
  ...["UsageError", "ServedContract", "Check", "GeneratedFiles"],
];

/** Folders of code that reads OpenAPI itself. */
export const OPENAPI_READERS: readonly string[] = [
  "apps/mock/src/",
  "packages/client/src/",
  "packages/docs/src/",
  "packages/react/src/",
  "packages/review/src/",
  "spec/rules/src/",
  "packages/bench/src/",
  "apps/server/generate/",
];

/** Folders with more files than a reader can survey. */
export const LARGE_FOLDERS: readonly string[] = [
  "apps/mock/test",
  "packages/review/src/compare",
  "packages/docs/src",
  "spec/rules/src",
  "packages/client/src",
  "apps/mock/src/http",
  "packages/review/test",
  "packages/review/src/schemas",
];
