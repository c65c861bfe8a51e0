import type { Column, Table } from "../core/result.ts";
import type { Installed } from "./project.ts";

/** Contents of the installation of a package. */
export interface Weighed {
  readonly name: string;
  readonly ours: boolean;
  readonly installed: Installed;
}

const COLUMNS: readonly Column[] = [
  { id: "packages", title: "packages", unit: "", better: "less", chart: true },
  { id: "files", title: "files", unit: "", better: "less" },
  { id: "size", title: "size", unit: "MiB", better: "less", chart: true },
];

/** Table of installations. The first one is ours, and the baseline. */
export function installTable(id: string, title: string, all: readonly Weighed[]): Table {
  const [baseline] = all;
  return {
    id,
    title,
    method:
      "`npm install` of the package in an empty project, without install scripts but with the optional dependencies of this platform; packages of this repository are packed first, as for publication. The figures count the entries of npm's lockfile, and the installed files in `node_modules`.",
    ...(baseline && { baseline: baseline.name }),
    columns: COLUMNS,
    rows: all.map(({ name, ours, installed: { packages, files, bytes } }) => ({
      name,
      ...(ours && { ours }),
      cells: { packages: [packages], files: [files], size: [bytes / 2 ** 20] },
    })),
  };
}
