export { type Api, describeApi, describeSound } from "./api/api.ts";
export { renderContract } from "./contract/contract-files.ts";
export type { GeneratedFiles } from "./output/folder.ts";
