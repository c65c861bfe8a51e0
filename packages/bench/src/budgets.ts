/**
 * What does not depend on the machine and its mood, and so is checked in CI: more than this is a regression, or a
 * decision that changes this file. Times are never checked, only reported.
 */
export const BUDGETS = {
  client: {
    /** An application that makes one call, minified and compressed by `gzip -9`, in bytes. */
    gzipped: 4_500,
    /** Of the heap of JavaScript, by a call that a real `Response` answers, in bytes. */
    allocated: 26_000,
    /** In a blank project, the client itself among them. */
    packages: 1,
    /** In a blank project, in bytes. */
    installed: 450_000,
  },
  mock: {
    packages: 149,
    installed: 44_000_000,
  },
} as const;
