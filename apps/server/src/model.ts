// Types of the generated files, which import them from here as the contract's own do.
export type * from "@numbers-api/contract/model";
