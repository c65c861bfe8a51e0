import type { Impact } from "../kinds/kinds.ts";
import type { Change } from "../model/changes.ts";
import type { Review } from "../review.ts";

const HEADINGS: readonly (readonly [Impact, string])[] = [
  ["major", "Breaking"],
  ["minor", "Added"],
  ["patch", "Changed"],
];

/** Draft of the change log's entry, one sentence per change, for the author to edit. */
export function draftEntry({ changes, version, approved }: Review): string {
  const number = version.needed ?? version.after;
  const parts = HEADINGS.flatMap(([impact, heading]) => {
    const own = changes.filter((change) => change.impact === impact);
    return own.length === 0
      ? []
      : [
          [
            `### ${heading}`,
            "",
            ...own.map((change) => entry(change, approved.of.get(change.fingerprint)?.reason)),
          ].join("\n"),
        ];
  });
  return [`## ${number}`, ...(parts.length > 0 ? parts : ["Nothing changes for consumers."])].join("\n\n");
}

function entry({ summary }: Change, reason: string | undefined): string {
  return `- ${summary}${reason ? ` ${reason}` : ""}`;
}
