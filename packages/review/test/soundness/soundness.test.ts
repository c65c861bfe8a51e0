// An edit of a schema that refuses accepted values (in a request), or sends refused ones (in a response), is never
// rated harmless. SOUNDNESS_EDITS sets the number of edits, SOUNDNESS_SEED the seed.
import { mkdirSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Trial, trials } from "./search.ts";

const EDITS = Number(process.env["SOUNDNESS_EDITS"] ?? 20_000);
const SEED = Number(process.env["SOUNDNESS_SEED"] ?? 1);

/** Kinds that are breaks although every value still passes, and the reason. */
const BREAKS_WITHOUT_WITNESS: Readonly<Record<string, string>> = {
  "response enum-value-removed": "Code that compares with the value no longer compiles, or waits for it forever.",
  "response schema-withdrawn": "Code that needs a described value waits for it forever.",
  "response map-closed": "Code that reads the members of a described map waits for them forever.",
};

/** Number of schemas after whose edits a kind of break should have shown a witness. */
const ENOUGH = 10;

/** Edits of one kind only, that are rated major. */
interface Tally {
  witnessed: number;
  readonly others: string[];
  readonly schemas: Set<unknown>;
}

describe("the verdict on random edits of schemas", () => {
  const missed: Trial[] = [];
  const tallies = new Map<string, Tally>();
  let witnesses = 0;

  beforeAll(() => {
    for (const trial of trials(SEED, EDITS)) {
      const { witness } = trial;
      if (witness) witnesses += 1;
      if (witness && trial.verdict !== "major") missed.push(trial);
      const [kind, ...more] = new Set(trial.kinds);
      if (kind === undefined || more.length > 0) continue;
      const tally = tallies.get(`${trial.direction} ${kind}`) ?? { witnessed: 0, others: [], schemas: new Set() };
      tallies.set(`${trial.direction} ${kind}`, tally);
      // Limits on names concern values that no consumer sends by convention.
      if (witness || (tally.witnessed === 0 && trial.anyWitness)) {
        tally.witnessed += 1;
        continue;
      }
      tally.schemas.add(trial.base);
      tally.others.push(`${JSON.stringify(trial.base)} => ${JSON.stringify(trial.head)}`);
    }
  }, EDITS * 60);

  it("is major wherever a value shows that a consumer breaks", () => {
    expect(missed.slice(0, 5), `${missed.length} breaks are missed`).toEqual([]);
    expect(witnesses, "edits that break somebody").toBeGreaterThan(EDITS / 4);
  });

  it("is major for no kind of edit without any witness, other than the explained ones", () => {
    const unexplained = [...tallies].filter(
      ([kind, { witnessed, schemas }]) => witnessed === 0 && schemas.size >= ENOUGH && !BREAKS_WITHOUT_WITNESS[kind],
    );
    expect(unexplained.map(([kind, { others }]) => [kind, others.slice(0, 3)])).toEqual([]);
    // The list is for a person to read: a search among few values does not find every witness.
    mkdirSync("reports/soundness", { recursive: true });
    const shortest = (others: readonly string[]) => others.toSorted((a, b) => a.length - b.length).slice(0, 5);
    const report = [...tallies].map(([kind, { witnessed, others }]) => ({
      kind,
      witnessed,
      without: others.length,
      examples: shortest(others),
    }));
    writeFileSync("reports/soundness/majors-without-witness.json", JSON.stringify(report, null, 2));
  });
});
