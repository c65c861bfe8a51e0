import { findBrowser } from "@numbers-api/workspace/browser";
import { type Browser, chromium } from "playwright-core";
import { versionOf } from "../core/places.ts";
import type { Run, Table } from "../core/result.ts";
import { rotate } from "../core/rounds.ts";
import { COMMAND_NAMES, COMMANDS, type CommandName, type TimedCommand } from "./commands.ts";
import { type ChainContract, github, sized } from "./contracts.ts";
import { cachedTable, type Measured, unseenTable, waitTable } from "./report.ts";
import { ours, type Start, stockPrism, Unanswered, waitsOf } from "./save.ts";
import type { Times } from "./tables.ts";
import { openWorkshop, type Timed, type Workshop } from "./workshop.ts";

/** Versions of the tools. */
export function chainVersions(): Record<string, string> {
  const names = ["openapi-typescript", "@redocly/cli", "@octokit/openapi", "@stoplight/prism-cli"];
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** Numbers of operations of the generated contracts. */
const SIZES = { full: [1, 10, 100, 1000], quick: [1], smoke: [1] } as const;

/** Commands that are fast enough for a test. */
const FASTEST: readonly CommandName[] = ["openapiTypescript", "redocly", "generate", "docs"];

/** Commands that check the output of `generate`. */
const CHECKS: ReadonlySet<CommandName> = new Set(["types", "typesAgain"]);

/** Arguments that stop the network traffic of the browser itself. */
const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Measures the tool chain: waiting times from an edit of the contract to everything that is generated from it. */
export async function measureChain(run: Run): Promise<readonly Table[]> {
  const contracts = [...SIZES[run.effort].map(sized), ...(run.effort === "full" ? [await github()] : [])];
  const commands = await measureCommands(contracts, run);
  const waits = await measureWaits(contracts, run);
  return [unseenTable(contracts, commands), cachedTable(contracts, commands), waitTable(contracts, waits)];
}

async function measureCommands(contracts: readonly ChainContract[], run: Run): Promise<Measured<CommandName>> {
  const results = new Map<CommandName, Map<ChainContract, Timed[]>>();
  using workshop = openWorkshop();
  for (let round = 0; round < run.rounds; round += 1) {
    for (const contract of rotate(contracts, round)) {
      await workshop.setContract(contract);
      for (const name of run.effort === "smoke" ? FASTEST : COMMAND_NAMES) {
        run.progress(`commands, round ${round + 1} of ${run.rounds}: ${name} on the contract of ${contract.name}`);
        await settle(workshop, name);
        const byContract = results.get(name) ?? new Map<ChainContract, Timed[]>();
        const timed = byContract.get(contract) ?? [];
        // If `generate` refused the contract, the files to check come from another contract.
        const isStale = CHECKS.has(name) && results.get("generate")?.get(contract)?.at(-1)?.refused === true;
        const now = isStale ? { wall: 0, refused: true } : await workshop.time(COMMANDS[name]);
        results.set(name, byContract.set(contract, [...timed, now]));
      }
    }
  }
  return new Map([...results].map(([name, byContract]) => [name, timesOf(byContract, COMMANDS[name])]));
}

/** Lets `generate` run once more: its own output is among its inputs, so only the run after next is a full cache hit. */
async function settle(workshop: Workshop, name: CommandName): Promise<void> {
  if (name === "generateAgain") await workshop.time(COMMANDS.generateAgain);
}

/** Counts a refused contract as no result, unless the command looks for problems. */
function timesOf(
  byContract: ReadonlyMap<ChainContract, readonly Timed[]>,
  command: TimedCommand,
): Map<ChainContract, Times> {
  const isFinding = [COMMANDS.review, COMMANDS.redocly, COMMANDS.redoclyDiff].includes(command);
  const entries = [...byContract].map(([contract, all]): [ChainContract, Times] => {
    const isRefused = all.some(({ refused }) => refused) && !isFinding;
    return [contract, isRefused ? "refused" : all.map(({ wall }) => wall)];
  });
  return new Map(entries);
}

const MOCKS: Readonly<Record<string, Start>> = { "numbers-mock": ours, "prism mock": stockPrism };

async function measureWaits(contracts: readonly ChainContract[], run: Run): Promise<Measured<string>> {
  const results = new Map<string, Map<ChainContract, Times>>();
  const add = (name: string, contract: ChainContract, value: number | string): void => {
    const byContract = results.get(name) ?? new Map<ChainContract, Times>();
    const before = byContract.get(contract) ?? [];
    // Without a median if one round failed.
    const after = typeof before === "string" ? before : typeof value === "string" ? value : [...before, value];
    results.set(name, byContract.set(contract, after));
  };
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS });
  try {
    for (let round = 0; round < run.rounds; round += 1) {
      for (const contract of rotate(contracts, round)) {
        for (const [name, start] of Object.entries(MOCKS)) {
          run.progress(`saving, round ${round + 1} of ${run.rounds}: ${name} on the contract of ${contract.name}`);
          const waits = await waitsUnlessForeign(contract, start, browser);
          add(`${name}: start to first answer`, contract, waits.start);
          add(`${name}: save to new answer`, contract, waits.answer);
          if (waits.page !== undefined) add(`${name}: save to the page`, contract, waits.page);
        }
      }
    }
  } finally {
    await browser.close();
  }
  return results;
}

/** Measures waiting times. Other mocks may fail to serve a contract or an edit, which is a result too. */
async function waitsUnlessForeign(
  contract: ChainContract,
  start: Start,
  browser: Browser,
): Promise<{ readonly start: number | string; readonly answer: number | string; readonly page?: number }> {
  if (start === ours) return waitsOf(contract, start, browser);
  return waitsOf(contract, start).catch((error: unknown) => {
    const finding = error instanceof Unanswered ? "serves no save" : "does not start";
    return { start: finding, answer: finding };
  });
}
