import { cpus, release, totalmem, type } from "node:os";

/** Machine of the measurements. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** In gibibytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
}

/** Machine of this process. */
export function thisMachine(): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${process.arch}`,
    node: process.versions.node,
  };
}
