// Usage: node src/test.ts [TASK…]   Runs the tests of every package, and the tasks that are named, to the end; the last
// line has the totals. A failed task that is no test, such as a lint, counts as one failure. Exit code 0 or 1.
import { countTests, removeReports } from "./reports.ts";
import { failedTasks, removeSummaries } from "./summary.ts";
import { root, turbo } from "./turbo.ts";

removeReports(root);
removeSummaries(root);
const code = await turbo(
  "test",
  ...process.argv.slice(2),
  "--continue=always",
  "--output-logs=new-only",
  "--log-order=grouped",
  "--summarize",
);
const tests = countTests(root);
const tasks = failedTasks(root);
const others = tasks.filter((task) => !/#test(:|$)/.test(task));
// A test task that failed without a failing test, such as a runner that crashed, must not pass for a success.
const unexplained = tests.failed === 0 && others.length === 0 && code !== 0 ? 1 : 0;
if (tasks.length > 0) console.log(`failed: ${tasks.join(", ")}`);
console.log(`${tests.passed} passed, ${tests.failed + others.length + unexplained} failed`);
process.exitCode = code === 0 ? 0 : 1;
