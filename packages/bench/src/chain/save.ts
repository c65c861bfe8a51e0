import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { commandOf, WORK } from "../core/places.ts";
import { serve } from "../mock/serve.ts";
import { type ChainContract, edited } from "./contracts.ts";

/** Waiting times of a developer, in milliseconds. */
export interface Waits {
  /** From the start of the mock to its first answer. */
  readonly start: number;
  /** From the save of the contract to the new answer. */
  readonly answer: number;
  /** Time from the save to the updated page; absent for a mock without a page. */
  readonly page?: number;
}

/** Interval between requests for the new response, in milliseconds. */
const INTERVAL = 2;

/** Time after which no update is expected, in milliseconds. */
const PATIENCE = 60_000;

/** A mock has been started but has not noticed a save. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

/** Command that starts a mock of a contract on a port. */
export type Start = (file: string) => (port: number) => readonly string[];

export const ours: Start = (file) => (port) => [
  commandOf("@numbers-api/mock", "numbers-mock"),
  ...["--port", String(port), "--quiet", "--spec", file],
];

export const stockPrism: Start = (file) => (port) => [
  commandOf("@stoplight/prism-cli", "prism"),
  ...["mock", "--no-multiprocess", "--verboseLevel", "silent", "--host", "127.0.0.1", "--port", String(port), file],
];

/**
 * Starts a mock of a contract, saves an edit, and waits until it takes effect.
 *
 * @param browser Watches the mock's page; without one, no page is opened.
 */
export async function waitsOf(contract: ChainContract, start: Start, browser?: Browser): Promise<Waits> {
  const file = join(WORK, "contracts/saved.yaml");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contract.text);
  await using mock = await serve({ name: `a mock of ${contract.name}`, args: start(file), path: contract.answer.path });
  const first = await saveAndWait(contract, file, "First save", mock.url);
  // Prism misses a save while it processes the previous one.
  if (!browser) return { start: mock.firstAnswer, answer: first };
  const page = await browser.newPage();
  await page.goto(`${mock.url}/__mock`);
  await page.getByRole("heading", { name: "First save" }).waitFor();
  const shown = page.getByRole("heading", { name: "Second save" }).waitFor({ timeout: PATIENCE });
  const begin = performance.now();
  await writeFile(file, edited(contract, "Second save"));
  await shown;
  const seen = performance.now() - begin;
  await page.close();
  return { start: mock.firstAnswer, answer: first, page: seen };
}

async function saveAndWait(contract: ChainContract, file: string, marker: string, url: string): Promise<number> {
  const begin = performance.now();
  await writeFile(file, edited(contract, marker));
  while (performance.now() - begin < PATIENCE) {
    const text = await answer(url + contract.answer.path);
    if (text.includes(marker)) return performance.now() - begin;
    await wait(INTERVAL);
  }
  throw new Unanswered(`The mock of ${contract.name} does not answer with what was saved.`);
}

async function answer(url: string): Promise<string> {
  try {
    return await (await fetch(url, { headers: { authorization: "Bearer any" } })).text();
  } catch {
    // Stock Prism is away while it reads the file again.
    return "";
  }
}
