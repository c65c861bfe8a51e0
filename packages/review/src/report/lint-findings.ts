import type { Problem } from "@numbers-api/openapi/problem";

/** Maximum number of findings of one rule; consequences of the same mistake are fixed with it. */
const SHOWN = 3;

/** Findings of the linter for display: a few of each rule, with the number of the others. */
export function fewOfEach(lint: readonly Problem[]): Problem[] {
  // A finding ends with its rule, in brackets.
  return [...Map.groupBy(lint, ({ fix }) => fix).values()].flatMap((own) => {
    const rest = own.length - SHOWN;
    return own
      .slice(0, SHOWN)
      .map((problem, index) =>
        rest > 0 && index === SHOWN - 1
          ? { ...problem, fix: `${problem.fix} And ${rest} more of this rule.` }
          : problem,
      );
  });
}
