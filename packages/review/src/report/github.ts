import type { Review } from "../review.ts";
import { fewOfEach } from "./lint-findings.ts";
import { verdictLine } from "./sections.ts";

/** The levels of an annotation that GitHub knows. */
type Level = "error" | "warning" | "notice";

/**
 * Review as commands of a GitHub workflow, one annotation for each change that matters. A pull request shows lines of
 * the head only, so a removed part is shown at the nearest remaining place.
 */
export function formatGithub(review: Review): string {
  const { changes, approved, lint, version, obstacles, passes } = review;
  const breaks = changes
    .filter(({ impact }) => impact === "major" || impact === "minor")
    .map(({ impact, summary, near, at, fingerprint }) => {
      const reason = approved.of.get(fingerprint)?.reason;
      const level = impact === "minor" ? "notice" : reason ? "warning" : "error";
      const gone = at.side === "base" ? ` (It stood at line ${at.line} of the base.)` : "";
      return command(
        level,
        `${impact === "minor" ? "Addition" : "Breaking change"}`,
        `${summary}${gone}${reason ? ` Approved: ${reason}` : ""}`,
        near,
      );
    });
  const others = [
    ...approved.problems.map((problem) => command("error", "Approval", `${problem.message}. ${problem.fix}`, problem)),
    ...fewOfEach(lint).map((problem) => command("error", "Lint", `${problem.message}. ${problem.fix}`, problem)),
    ...obstacles.map((text) => command("error", "Contract review", text)),
    ...(version.ok ? [] : [command("error", "Version", `${version.says}.`, version.at)]),
  ];
  return [command(passes ? "notice" : "error", "Contract review", verdictLine(review)), ...breaks, ...others].join(
    "\n",
  );
}

function command(
  level: Level,
  title: string,
  text: string,
  at?: { readonly file: string; readonly line: number },
): string {
  const place = at ? `file=${property(at.file.replaceAll("\\", "/"))},line=${at.line},` : "";
  return `::${level} ${place}title=${property(title)}::${data(text)}`;
}

/** Escapes the syntax of workflow commands. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
