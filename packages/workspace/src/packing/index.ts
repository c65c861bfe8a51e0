// For the tests of published packages: what is packed is what people install.
export { type BlankProject, blankProject, temporaryFolder } from "./blank-project.ts";
export { hoverIn } from "./hover.ts";
export { bin, pack, pnpm, versionOf } from "./pack.ts";
export { type Ran, run } from "./run.ts";
