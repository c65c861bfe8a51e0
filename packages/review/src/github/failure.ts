/** Text that replaces a review that failed, so that an earlier one is not taken for it. */
export function formatFailure(commit: string, run: string): string {
  return `## The review failed

It has no verdict on ${commit.slice(0, 7)}: what this change does to consumers is not known. The [log of the run](${run}) says
what went wrong.
`;
}
