// What the generator's files are made of. They look for it here, as they do beside the contract's own.
export type * from "@numbers-api/contract/model";
