import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { type Contestant, startServer } from "./servers.ts";

/** What was measured of a server. */
export interface Figures {
  /** From the start of the process to the end of its first answer, in milliseconds. */
  readonly firstAnswer: number;
  /** CPU time of the server per repeated request, in microseconds. */
  readonly cpu: number;
  /** Resident memory after all requests, in mebibytes. */
  readonly memory: number;
}

/** How many clock ticks of Linux a second has (`getconf CLK_TCK`); it has been 100 on every platform of Node. */
const TICKS = 100;

const CONNECTIONS = 8;

/** Starts a server, asks it many times, and ends it. Linux only: the figures come from `/proc`. */
export async function measure(contestant: Contestant, warmUp: number, requests: number): Promise<Figures> {
  const { child, url, startedAt } = await startServer(contestant);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    await ask(url, agent);
    const firstAnswer = performance.now() - startedAt;
    await askMany(url, agent, warmUp);
    const before = cpuTime(child.pid);
    await askMany(url, agent, requests);
    const cpu = ((cpuTime(child.pid) - before) * 1e6) / requests;
    return { firstAnswer, cpu, memory: memory(child.pid) };
  } finally {
    agent.destroy();
    child.kill();
  }
}

async function askMany(url: string, agent: Agent, count: number): Promise<void> {
  let left = count;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await ask(url, agent);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
}

function ask(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: "Bearer any" };
    request(`${url}/numbers/list`, { agent, headers }, (response) => {
      response.resume().once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    })
      .once("error", reject)
      .end();
  });
}

/** The CPU time of a process in seconds, in and out of the kernel (proc(5), fields 14 and 15 of stat). */
function cpuTime(pid: number | undefined): number {
  const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const fields = rest.split(" ").map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS;
}

function memory(pid: number | undefined): number {
  const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(resident) / 1024;
}
