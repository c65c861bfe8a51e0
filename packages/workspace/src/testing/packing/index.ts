// For tests of published packages: they install the packed tarball, as users do.
export { type BlankProject, blankProject, temporaryFolder } from "./blank-project.ts";
export { bundle, downloadSize } from "./bundle.ts";
export { CONSUMERS, type Compiled, type Consumer, compile, TYPESCRIPT_6 } from "./consumer.ts";
export { type Hover, hoverIn, unexplainedIn } from "./hover.ts";
export { bin, pack, pnpm, versionOf } from "./pack.ts";
export { type PackedPackage, readPackage } from "./packed-package.ts";
export { LIBRARY_RULES, PACKAGE_RULES } from "./rules.ts";
export { type ProgramOutput, run } from "./run.ts";
