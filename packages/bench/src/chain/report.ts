import type { Table } from "../core/result.ts";
import type { CommandName } from "./commands.ts";
import type { ChainContract } from "./contracts.ts";
import { type CommandTimes, chainTable, type Times, TOOLS } from "./tables.ts";

/** Times by command and contract. */
export type Measured<Name extends string> = ReadonlyMap<Name, ReadonlyMap<ChainContract, Times>>;

function line(name: string, measured: Measured<string>, key: string, isOurs = true): CommandTimes {
  return { name, ours: isOurs, times: measured.get(key) ?? new Map() };
}

/** Times of commands on a contract that they have not seen. */
export function unseenTable(contracts: readonly ChainContract[], measured: Measured<CommandName>): Table {
  const tools = sumOf(measured.get("openapiTypescript"), measured.get("redocly"));
  return chainTable(
    {
      id: "chain-unseen",
      title: "Commands on a new contract",
      method:
        "The root commands run in a copy of the repository whose contract is a generated one with the given number of operations, or GitHub's own description (`@octokit/openapi`). The contract gets a new title each time, so that no result that depends on it is cached. `generate, all anew` also repeats the tasks that do not depend on it (`TURBO_FORCE`), as on a new machine. `lint` is that of the spec: biome, redocly with the repository's rules, every schema compiled and every example checked. `typecheck` is that of the contract's package. `spec:review` compares the contract with one that has a breaking change. The same rounds measure the tools alone. Each figure is the wall time of a process.",
      baseline: TOOLS,
      notes: [
        "`generate` writes the types, the table of operations, the shapes, the examples, the bundled document, the test handlers and the React hooks, each package in a separate process started by turbo. `generate, all anew` also writes those of the mock's control API.",
        "`generate` refuses GitHub's description because one example name has different responses, and `lint` refuses it because of the repository's rules. Both report the places and stop, so there are no types to check. The lint of openapi-typescript is disabled in both, because it would refuse the description as well.",
        "Most of the time of `spec:review` is spent in TypeScript, which compiles the consumers' code with the types of the changed contract and, if that fails, with those of the other contract as well, to find out which errors are new. Our consumers are written for our own contract, so both run here, and the review takes longer than one of our contract.",
        "**Growth** is `fixed + n^exponent`, fitted to the generated contracts: an exponent of 1 is linear growth.",
      ],
    },
    contracts,
    [
      { name: TOOLS, ours: false, times: tools },
      line("openapi-typescript", measured, "openapiTypescript", false),
      line("redocly lint", measured, "redocly", false),
      line("generate", measured, "generate"),
      line("generate, all anew", measured, "generateAnew"),
      line("lint", measured, "lint"),
      line("typecheck", measured, "types"),
      line("spec:review", measured, "review"),
      line("redocly diff", measured, "redoclyDiff", false),
      line("spec:docs", measured, "docs"),
    ],
  );
}

/** Times of commands without any work to do. */
export function cachedTable(contracts: readonly ChainContract[], measured: Measured<CommandName>): Table {
  return chainTable(
    {
      id: "chain-cached",
      title: "Commands without changes",
      method:
        "The same commands in the same copy, with all results in turbo's cache. The start of `pnpm` itself is not included.",
    },
    contracts,
    [
      line("generate", measured, "generateAgain"),
      line("lint", measured, "lintAgain"),
      line("typecheck", measured, "typesAgain"),
    ],
  );
}

/** Waiting times after a developer saves the contract. */
export function waitTable(contracts: readonly ChainContract[], measured: Measured<string>): Table {
  return chainTable(
    {
      id: "chain-wait",
      title: "From a save to the visible change",
      method:
        "The mock serves a file and watches it. **Start to first answer** is from the start of its process; **save to new answer** from the write of the file to the first response with the change, polled every 2 ms; **save to the page** from the write until the mock's page in Chromium shows the change, without a reload.",
      notes: [
        "Stock Prism does not have a page, and requests fail while it reloads a file.",
        "Stock Prism cannot start with GitHub's description offline: it also follows references in examples, and those of SCIM point to GitHub's servers.",
      ],
    },
    contracts,
    [...measured.keys()].sort().map((name) => line(name, measured, name, name.startsWith("numbers-mock"))),
  );
}

/** One after the other, round by round. */
function sumOf(
  one: ReadonlyMap<ChainContract, Times> | undefined,
  other: ReadonlyMap<ChainContract, Times> | undefined,
): Map<ChainContract, Times> {
  const entries = [...(one ?? [])].map(([contract, times]): [ChainContract, Times] => {
    const more = other?.get(contract);
    if (typeof times === "string" || typeof more === "string") return [contract, "refused"];
    return [contract, times.map((time, round) => time + (more?.[round] ?? 0))];
  });
  return new Map(entries);
}
