// Usage: node src/generate.ts [--check]   Makes what is generated from the contract, or checks that it is up to date.
import { turbo } from "./turbo.ts";

const [flag, ...rest] = process.argv.slice(2);
if ((flag !== undefined && flag !== "--check") || rest.length > 0) {
  console.error("usage: pnpm generate [--check]");
  process.exitCode = 2;
} else {
  process.exitCode = await turbo(flag ? "generate:check" : "generate", "--output-logs=full", "--log-prefix=none");
}
