/**
 * Same subjects, starting with a different one each round, so that none always runs first or after the same other one.
 */
export function rotate<T>(subjects: readonly T[], round: number): readonly T[] {
  const start = subjects.length === 0 ? 0 : round % subjects.length;
  return [...subjects.slice(start), ...subjects.slice(0, start)];
}

/**
 * Measures subjects in turns, one whole round after another, so that a temporary slowdown of the machine affects all
 * subjects.
 *
 * @param measure Measures one subject; awaited before the next one begins.
 * @returns the results by subject, one value for each round.
 */
export async function interleave<Subject, Value>(
  subjects: readonly Subject[],
  rounds: number,
  measure: (subject: Subject, round: number) => Promise<Value>,
): Promise<Map<Subject, Value[]>> {
  const results = new Map<Subject, Value[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of rotate(subjects, round)) results.get(subject)?.push(await measure(subject, round));
  }
  return results;
}
