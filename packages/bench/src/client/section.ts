import { join } from "node:path";
import { BENCH, versionOf } from "../core/places.ts";
import type { Run, Table } from "../core/result.ts";
import { interleave } from "../core/rounds.ts";
import { startServer } from "../core/server.ts";
import { CLIENTS, type Client } from "./app.ts";
import { weigh } from "./bytes.ts";
import { allocationOfCall, type Calls, costOfCall, costOfImport } from "./measures.ts";
import { compileApps, generateClients } from "./prepare.ts";
import { callTable, loadTable } from "./tables.ts";
import { checkTypes, prepareTypes } from "./types.ts";

/** Core of the server that the clients call; they have the other one. */
const SERVER_CORE = 1;

/** Share of the calls of a full run. */
const SCALES = { full: 1, quick: 0.1, smoke: 0.01 } as const;

/** Versions of the compared clients. */
export function clientVersions(): Record<string, string> {
  const names = CLIENTS.flatMap(({ packageName }) => packageName ?? []);
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** Measures the costs of a client for an application: to load it, and for each call. */
export async function measureClients(run: Run): Promise<readonly Table[]> {
  run.progress("generating the clients of hey-api and Redocly, and compiling the applications");
  await generateClients();
  const clients = run.effort === "smoke" ? CLIENTS.slice(0, 2) : CLIENTS;
  await compileApps(clients);
  const cells = new Map<Client, Record<string, readonly number[]>>(clients.map((client) => [client, {}]));
  const take = async (what: string, rounds: number, measure: (client: Client) => Promise<Record<string, number>>) => {
    const results = await interleave(clients, rounds, (client, round) => {
      run.progress(`${what}, round ${round + 1} of ${rounds}: ${client.name}`);
      return measure(client);
    });
    for (const [client, values] of results) Object.assign(cells.get(client) ?? {}, columnsOf(values));
  };

  await using server = await startServer([process.execPath, join(BENCH, "src/client/server.ts")], {
    core: SERVER_CORE,
  });
  await take("bundling", 1, async (client) => ({ ...(await weigh(client)) }));
  await take("importing", run.rounds * 2, async (client) => {
    const { wall, cpu, firstAnswer } = await costOfImport(client, server.url);
    return { importWall: wall, importCpu: cpu, firstAnswer };
  });
  await Promise.all(clients.map(prepareTypes));
  await take("checking types", run.rounds, async (client) => ({ types: await checkTypes(client) }));

  const scale = SCALES[run.effort];
  const calls = (answerer: Calls["answerer"], atOnce: number, count: number): Calls => ({
    answerer,
    atOnce,
    calls: Math.round(count * scale),
  });
  const stubbed: readonly [string, Calls][] = [
    ["plain", calls("plain", 1, 10_000)],
    ["response", calls("response", 1, 5000)],
    ["many", calls("many", 1, 5000)],
    ["sequential", calls("http", 1, 2000)],
    ["parallel", calls("http", 64, 4000)],
  ];
  for (const [name, how] of stubbed) {
    await take(`calls (${name})`, run.rounds, async (client) => {
      const { cpu, wall } = await costOfCall(client, server.url, how);
      return { [`${name}Cpu`]: cpu, [`${name}Wall`]: wall };
    });
  }
  await take("allocation", Math.min(run.rounds, 3), async (client) => ({ allocated: await allocationOfCall(client) }));
  return [loadTable(cells), callTable(cells)];
}

/** Values by round as values by column. */
function columnsOf(rounds: readonly Record<string, number>[]): Record<string, number[]> {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rounds.flatMap((round) => round[name] ?? [])]));
}
