import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The command `prism mock` as its authors ship it, serving a contract. */
export interface StockPrism extends AsyncDisposable {
  readonly url: string;
}

const command = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");

/** Starts `prism mock` on a free port, and waits until it listens. */
export async function startStockPrism(specification: string): Promise<StockPrism> {
  const file = fileURLToPath(import.meta.resolve(specification));
  const args = [command, "mock", "--no-multiprocess", "--host", "127.0.0.1", "--port", "0", file];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (http:\S+)/.exec(line)?.[1];
    if (!url) continue;
    // Leaving the loop stops the reading, and a full pipe would stop Prism.
    child.stdout.resume();
    return {
      url,
      [Symbol.asyncDispose]: () => {
        child.kill();
        return gone;
      },
    };
  }
  throw new Error("prism mock ended before it listened");
}
