import type { Review } from "../review.ts";
import { fewOfEach, verdictLine } from "./sections.ts";

type Level = "error" | "warning" | "notice";

/**
 * Review as commands of a GitHub workflow, one annotation for each change that matters. A pull request shows lines of
 * the head only, so a removed part is shown at the nearest remaining place.
 */
export function formatGithub(review: Review): string {
  const { head, changes, approved, lint, version, obstacles, passes } = review;
  const findings = changes.map(({ impact, summary, near, at, fingerprint }) => {
    const reason = approved.of.get(fingerprint)?.reason;
    const gone = at.side === "base" ? ` (It stood at line ${at.line} of the base.)` : "";
    const text = `${summary}${gone}${reason ? ` Approved: ${reason}` : ""}`;
    if (impact === "major") return command(reason ? "warning" : "error", "Breaking change", text, near);
    return impact === "minor" ? command("notice", "Addition", text, near) : "";
  });
  const mistakes = [
    ...approved.problems.map((problem) => ["Approval", problem] as const),
    ...fewOfEach(lint).map((problem) => ["Lint", problem] as const),
  ];
  return [
    command(passes ? "notice" : "error", "Contract review", verdictLine(review)),
    ...findings.filter(Boolean),
    ...mistakes.map(([title, problem]) => command("error", title, `${problem.message}. ${problem.fix}`, problem)),
    ...obstacles.map((text) => command("error", "Contract review", text)),
    ...(version.ok ? [] : [command("error", "Version", `${version.says}.`, head.locate(["info", "version"]))]),
  ].join("\n");
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
