import type { PackedPackage } from "./packed-package.ts";

/** Rule for packages that are published from this repository. */
export interface PackagingRule {
  /** End of a sentence that begins with the name of the package. */
  readonly rule: string;
  /** Violations in a package. */
  faults(packed: PackedPackage): Promise<unknown[]> | unknown[];
}

/**
 * The rules for the tarball of every package, a test each.
 *
 * @example
 * it.each(PACKAGE_RULES)("$rule", async ({ faults }) => {
 *   expect(await faults(readPackage(inject("tarball")))).toEqual([]);
 * });
 */
export const PACKAGE_RULES: readonly PackagingRule[] = [
  {
    rule: "has no fault that publint knows",
    faults: (packed) => packed.publishingFaults(),
  },
  {
    rule: "does not refer to sources of the workspace",
    faults: ({ manifest }) => matches(manifest["exports"], /source|src/g),
  },
  {
    rule: "names no version that only the workspace understands",
    faults: ({ manifest }) => matches(manifest, /(workspace|catalog):/g),
  },
  {
    rule: "names no host of a repository",
    faults: ({ manifest }) => matches(manifest, /https?:|git\+|github|gitlab/g),
  },
];

/** Rules for a package that becomes a part of applications, including those in browsers. */
export const LIBRARY_RULES: readonly PackagingRule[] = [
  ...PACKAGE_RULES,
  {
    rule: "has the right types for every way of resolving it",
    faults: (packed) => packed.typeFaults(),
  },
  {
    rule: "says that importing it has no effect, so that bundlers leave out what is not used",
    faults: ({ manifest: { sideEffects } }) => (sideEffects === false ? [] : [sideEffects]),
  },
  {
    rule: "brings no other package along",
    faults: ({ manifest: { dependencies } }) => (dependencies === undefined ? [] : [dependencies]),
  },
];

function matches(value: unknown, pattern: RegExp): string[] {
  return JSON.stringify(value).match(pattern) ?? [];
}
