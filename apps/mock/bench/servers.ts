import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { scenarios } from "@numbers-api/contract";

/** A server in a process of its own, and the command that starts it. */
export interface Contestant {
  readonly name: string;
  readonly args: readonly string[];
}

const file = (path: string): string => fileURLToPath(import.meta.resolve(path));
const prism = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
const spec = file("@numbers-api/spec/openapi.yaml");
const answer = JSON.stringify(scenarios["dedicated-numbers"].body);

/** What is compared. The mock is the one that is published, so it has to be built before. */
export const CONTESTANTS: readonly Contestant[] = [
  { name: "bare Node", args: [file("./bare-node.mjs"), answer] },
  { name: "numbers-mock", args: [file("../dist/cli.js"), "--port", "0", "--quiet"] },
  { name: "prism mock", args: [prism, "mock", "--no-multiprocess", "--host", "127.0.0.1", "--port", "0", spec] },
];

/** A server that listens. */
export interface RunningServer {
  readonly child: ChildProcess;
  readonly url: string;
  /** The time from the start of the process, in milliseconds as `performance.now()` has it. */
  readonly startedAt: number;
}

/** Starts a server, and waits until it says where it listens. */
export async function startServer({ name, args }: Contestant): Promise<RunningServer> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...args], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (!url) continue;
    // Leaving the loop stops the reading, and a full pipe would stop the server.
    child.stdout.resume();
    return { child, url, startedAt };
  }
  throw new Error(`${name} ended before it listened`);
}
