import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { BENCH, WORK } from "../core/places.ts";
import { end, start } from "../core/process.ts";
import type { Subject } from "./subjects.ts";

/** Core reserved for the servers, if a process can be confined to one. */
export const SERVER_CORE = 0;

/** As a URL, because `import` does not take a path of Windows. */
const PROBE = pathToFileURL(join(BENCH, "src/mock/probe.mjs")).href;

/** Server that answers. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  /** From the start of its process to the end of its first answer, in milliseconds. */
  readonly firstAnswer: number;
  /** Reads the resources that its process has used. */
  usage(): Promise<Usage>;
}

/** Resources that a process has used. */
export interface Usage {
  /** Time of the processor, in microseconds. */
  readonly cpu: number;
  /** Resident memory, in bytes. */
  readonly memory: number;
}

/** Interval between requests to a server that starts, in milliseconds. */
const INTERVAL = 3;

/** As long as a server may take to answer, in milliseconds; only a broken one takes longer. */
const PATIENCE = 60_000;

/**
 * Starts a server in a separate process, and sends requests until it answers.
 *
 * @throws {Error} with the output, when the server ends first or gives no good answer within a minute.
 */
export async function serve(subject: Subject, core: number | null = SERVER_CORE): Promise<Served> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = [process.execPath, "--import", PROBE, ...subject.args(port)];
  const begin = performance.now();
  const child = start(
    command,
    { ...(core !== null && { core }), cwd: WORK, ...(subject.env && { env: subject.env }) },
    ["ignore", "ignore", "pipe", "ipc"],
  );
  const complaints = child.stderr ? text(child.stderr) : Promise.resolve("");
  const served: Served = {
    url,
    firstAnswer: 0,
    usage: () => usageOf(child),
    [Symbol.asyncDispose]: () => end(child),
  };
  while (!(await answers(url + subject.path.replace("{n}", "first"), subject.keys?.[0]))) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || performance.now() - begin > PATIENCE) {
      await end(child);
      throw new Error(
        `${subject.name} ${ended ? "ended before it answered" : "does not answer"}:\n${await complaints}`,
      );
    }
    await wait(INTERVAL);
  }
  return { ...served, firstAnswer: performance.now() - begin };
}

async function answers(url: string, key = "any"): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // The server does not listen yet.
    return false;
  }
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const usage = new Promise<Usage>((resolve, reject) => {
    const listen = (message: unknown): void => {
      // Some servers send messages to their parent as well.
      if (!isUsage(message)) return;
      child.off("message", listen).off("exit", fail);
      resolve(message);
    };
    const fail = (): void => reject(new Error("a server ended while it was measured"));
    child.on("message", listen).once("exit", fail);
  });
  child.send("usage");
  return usage;
}

function isUsage(message: unknown): message is Usage {
  return typeof message === "object" && message !== null && "cpu" in message && "memory" in message;
}

/** Free port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on an address has one of this kind.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
