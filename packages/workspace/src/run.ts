// Usage: node src/run.ts TASK…   Runs tasks of turbo.json, with the tools' telemetry off.
import { turbo } from "./turbo.ts";

process.exitCode = await turbo(...process.argv.slice(2));
