// An edit of a schema that refuses accepted values (in a request), or sends refused ones (in a response), is never
// rated harmless. SOUNDNESS_EDITS sets the number of edits, SOUNDNESS_SEED the seed.
import { describe, expect, it } from "vitest";
import { type Trial, trials } from "./search.ts";

const EDITS = Number(process.env["SOUNDNESS_EDITS"] ?? 20_000);
const SEED = Number(process.env["SOUNDNESS_SEED"] ?? 1);

describe("the verdict on random edits of schemas", () => {
  it("is major wherever a value shows that a consumer breaks", { timeout: EDITS * 60 }, () => {
    const missed: Trial[] = [];
    let witnesses = 0;
    for (const trial of trials(SEED, EDITS)) {
      if (!trial.witness) continue;
      witnesses += 1;
      if (trial.verdict !== "major") missed.push(trial);
    }
    expect(missed.slice(0, 5), `${missed.length} breaks are missed`).toEqual([]);
    expect(witnesses, "edits that break somebody").toBeGreaterThan(EDITS / 4);
  });
});
