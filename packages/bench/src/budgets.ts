/**
 * Limits that do not depend on the machine, so CI checks them: exceeding one is a regression, or a decision that
 * changes this file. Times are reported but never checked.
 */
export const BUDGETS = {
  client: {
    /** Of the heap of JavaScript, by a call that a real `Response` answers, in bytes. */
    allocated: 18_500,
  },
  /** Of the rows that are ours in a table, by the id of the table and those of its columns. */
  tables: {
    // The package itself among them; the size is in MiB.
    "install-client": { packages: 1, size: 0.26 },
    "install-mock": { packages: 149, size: 41.5 },
  },
} as const;
