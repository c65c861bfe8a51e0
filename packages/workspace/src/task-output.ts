/** A line of a task, and the task before it: `@numbers-api/spec:lint: `. */
const OF_A_TASK = /^\S+:[\w:-]+: (.*)$/;
/** What turbo and pnpm add to what the task says. */
const ADDED = /^(cache (miss|hit|bypass)|\$ |\[ELIFECYCLE\])/;

/** Of what turbo printed, what tasks said themselves; all of it where no task said anything. */
export function taskOutput(printed: string): string {
  const said = printed
    .split(/\r?\n/)
    .flatMap((line) => OF_A_TASK.exec(line)?.[1] ?? [])
    .filter((line) => !ADDED.test(line));
  return said.some((line) => line.trim()) ? said.join("\n").trim() : printed;
}
