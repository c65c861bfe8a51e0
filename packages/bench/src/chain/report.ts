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
      title: "What follows from a contract that was never seen before",
      method:
        "In a copy of the repository whose contract is a made-up one of so many operations, or GitHub's own description (`@octokit/openapi`): the root commands on a contract whose title is a new one each time, so that nothing that depends on it is in a cache. `generate, all anew` is made to do what does not depend on it, too (`TURBO_FORCE`), as on a new machine. `lint` is that of the spec: biome, redocly with the rules of the house, every schema compiled and every example checked. `typecheck` is that of the contract's package. `spec:review` compares the contract with one that has a break. What the tools take alone is in the same rounds. Each is the time from the start of its process to its end.",
      baseline: TOOLS,
      notes: [
        "`generate` makes the types, the table of operations, the shapes, the examples, the bundled document, the handlers for tests and the hooks for React, each package in a process of its own, started by turbo. All anew, it makes those of the mock's own API as well.",
        "GitHub's description is refused by `generate` where one name of an example stands for different answers, and by `lint` for the rules of the house: they say where, and stop, so that there is nothing to check the types of. openapi-typescript has its own lint switched off in both, or it would refuse it as well.",
        "Most of `spec:review` is TypeScript, which compiles the consumers' code with the types of the changed contract, and with those of the other one as well where something does not compile, to know what the change has broken. Our consumers are written for our own contract, so here it is always both, and more than a review of that takes.",
        "**Growth** is `fixed + n^exponent`, fitted to the made-up contracts: an exponent of 1 grows in proportion.",
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
      line("spec:docs", measured, "docs"),
    ],
  );
}

/** Times of commands without any work to do. */
export function cachedTable(contracts: readonly ChainContract[], measured: Measured<CommandName>): Table {
  return chainTable(
    {
      id: "chain-cached",
      title: "The same again, when nothing has changed",
      method:
        "The same commands in the same copy, once more, with everything in turbo's cache. `pnpm` itself, which starts them, is left out.",
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
      title: "From a save to what a person sees",
      method:
        "The mock serves a file and watches it. **Start to first answer** is from the start of its process; **save to new answer** from the write of the file to the first answer that has the change, asked every 2 ms; **save to the page** from the write to the mock's page in Chromium showing the change, without a reload.",
      notes: [
        "Stock Prism has no page, and is away while it reads a file again; requests meanwhile fail.",
        "Stock Prism does not start with GitHub's description where it cannot download what the examples of SCIM name in a `$ref`, from GitHub's servers: it follows references in examples, too.",
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
