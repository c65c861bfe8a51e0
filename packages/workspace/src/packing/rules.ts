import type { PackedPackage } from "./packed-package.ts";

/** What holds for every library that is published from here. */
export interface PackagingRule {
  /** What the package does, as the end of a sentence that begins with its name. */
  readonly rule: string;
  /** What it does instead, if it breaks the rule. */
  faults(packed: PackedPackage): Promise<unknown[]> | unknown[];
}

/**
 * The rules for a library's tarball, a test each.
 *
 * @example
 * it.each(PACKAGING_RULES)("$rule", async ({ faults }) => {
 *   expect(await faults(readPackage(inject("tarball")))).toEqual([]);
 * });
 */
export const PACKAGING_RULES: readonly PackagingRule[] = [
  {
    rule: "has no fault that publint knows",
    faults: (packed) => packed.publishingFaults(),
  },
  {
    rule: "has the right types for every way of resolving it",
    faults: (packed) => packed.typeFaults(),
  },
  {
    rule: "tells nobody where the workspace has its sources",
    faults: ({ manifest }) => matches(manifest["exports"], /source|src/g),
  },
  {
    rule: "says that importing it has no effect, so that bundlers leave out what is not used",
    faults: ({ manifest: { sideEffects } }) => (sideEffects === false ? [] : [sideEffects]),
  },
  {
    rule: "brings no other package along",
    faults: ({ manifest: { dependencies } }) => (dependencies === undefined ? [] : [dependencies]),
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

function matches(value: unknown, pattern: RegExp): string[] {
  return JSON.stringify(value).match(pattern) ?? [];
}
