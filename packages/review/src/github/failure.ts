/** What stands in the place of a review that came to no end, so that nobody takes an earlier one for it. */
export function formatFailure(commit: string, run: string): string {
  return `## The review failed

It has no verdict on ${commit.slice(0, 7)}: what this change does to consumers is not known. The [log of the run](${run}) says
what went wrong.
`;
}
