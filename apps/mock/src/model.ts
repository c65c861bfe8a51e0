// Types that the generated files import from a neighbouring module, as those of the contract do.
export type * from "@numbers-api/contract/model";
