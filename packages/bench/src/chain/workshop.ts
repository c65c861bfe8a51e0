import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyRepository } from "@numbers-api/workspace/copy";
import { runNode } from "../core/process.ts";
import type { Places, TimedCommand } from "./commands.ts";
import { broken, type ChainContract, retitled } from "./contracts.ts";

/** Copy of the repository with another contract. */
export interface Workshop extends Disposable {
  readonly folder: string;
  /** Path of the contract. */
  readonly spec: string;
  /** Replaces our contract by another one with a new title, so that no cache contains it. */
  setContract(contract: ChainContract): Promise<void>;
  /** Runs a command in the copy, and returns its time and whether it succeeded. */
  time(command: TimedCommand): Promise<Timed>;
}

/** Result of a command. */
export interface Timed {
  /** In milliseconds. */
  readonly wall: number;
  readonly refused: boolean;
}

/** Creates the copy. */
export function openWorkshop(): Workshop {
  const copy = copyRepository();
  const places: Places = {
    spec: join(copy.dir, "spec/openapi.yaml"),
    broken: join(copy.dir, "dist/broken.yaml"),
    out: join(copy.dir, "dist/out"),
  };
  return {
    folder: copy.dir,
    spec: places.spec,
    setContract: async (contract) => {
      await mkdir(places.out, { recursive: true });
      const unseen = retitled(contract.text, `Unseen before ${Date.now()}`);
      await writeFile(places.spec, unseen);
      await writeFile(places.broken, broken({ ...contract, text: unseen }));
      // By default, openapi-typescript also lints its input.
      await writeFile(join(places.out, "redocly.yaml"), "extends: []\n");
      await writeFile(join(places.out, "diff.yaml"), "extends: [diff-recommended]\n");
    },
    time: async ({ args, forced, mayRefuse }) => {
      const { wall, code } = await runNode(args(places), {
        cwd: copy.dir,
        codes: mayRefuse ? [0, 1] : [0],
        env: { TURBO_FORCE: forced ? "true" : "false" },
      });
      return { wall, refused: code !== 0 };
    },
    [Symbol.dispose]: () => copy[Symbol.dispose](),
  };
}
