import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** PostgreSQL for tests, in a temporary folder and on a free port. */
export interface TestPostgres extends AsyncDisposable {
  readonly url: string;
  /** Kills all of its processes at the same time, like a power failure. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with the same data. */
  start(): Promise<void>;
}

/** Unprivileged user for machines on which tests run as root, because PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** Starts a PostgreSQL. @throws {Error} with a sentence for the user when it is not installed. */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const folder = mkdtempSync(join(tmpdir(), "numbers-postgres-"));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  await run(join(programs, "initdb"), ["-D", data, "-A", "trust", "-U", "numbers", "-E", "UTF8", "--no-locale", "-N"], {
    ...user,
    cwd: folder,
  });
  const port = await freePort();
  const url = `postgres://numbers@127.0.0.1:${port}/postgres`;
  const args = ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port)];
  let server: ReturnType<typeof spawn> | undefined;

  const start = async (): Promise<void> => {
    server = spawn(join(programs, "postgres"), args, { ...user, cwd: folder, stdio: "ignore" });
    await untilReady(programs, port, server);
  };
  const kill = async (): Promise<void> => {
    if (!server?.pid || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    const processes = [server.pid, ...childrenOf(server.pid)];
    for (const pid of processes) killIfAlive(pid);
    await ended;
    // The next start refuses to share memory with a process of the last one.
    while (processes.some(isAlive)) await delay(10);
  };
  await start();
  return {
    url,
    start,
    kill,
    [Symbol.asyncDispose]: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes an empty database, and returns its URL. */
export async function createDatabase(url: string): Promise<string> {
  const name = `test_${process.pid}_${databases++}`;
  const { hostname, port, username } = new URL(url);
  await run(join(findPrograms(), "createdb"), ["-h", hostname, "-p", port, "-U", username, name]);
  return url.replace(/postgres$/, name);
}

let databases = 0;

function childrenOf(parent: number): readonly number[] {
  return globSync("/proc/[0-9]*/stat").flatMap((file) => {
    try {
      // The name of the program, in brackets, is followed by its state and its parent (proc_pid_stat(5)).
      const [, parentId] = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return Number(parentId) === parent ? [Number(file.split("/")[2])] : [];
    } catch {
      // It has ended in the meantime.
      return [];
    }
  });
}

function killIfAlive(pid: number): void {
  if (isAlive(pid)) process.kill(pid, "SIGKILL");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function findPrograms(): string {
  const folders = [process.env["NUMBERS_TEST_POSTGRES"] ?? "", ...globSync("/usr/lib/postgresql/*/bin").reverse()];
  const folder = [...folders, ...(process.env["PATH"] ?? "").split(":")].find(
    (candidate) => candidate !== "" && globSync(join(candidate, "{initdb,postgres,createdb,pg_isready}")).length === 4,
  );
  if (folder) return folder;
  throw new Error(
    "PostgreSQL is not installed, and the tests need it: install Debian's package postgresql, or set NUMBERS_TEST_POSTGRES to the folder of its programs.",
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilReady(programs: string, port: number, server: ReturnType<typeof spawn>): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at its start with code ${server.exitCode}.`);
    try {
      await run(join(programs, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port), "-q"]);
      return;
    } catch {
      await delay(50);
    }
  }
}
