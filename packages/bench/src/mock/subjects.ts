import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scenarios } from "@numbers-api/contract";
import { BENCH, commandOf, PEERS } from "../core/places.ts";

/** Requests to the servers. */
export interface Workload extends Pick<Subject, "isPlain" | "isDistinct"> {
  /** File of the contract. */
  readonly spec: string;
  /** `{n}` is replaced with a number that no earlier request had. */
  readonly path: string;
}

/** Workloads, with the generated contract of ten operations. */
function workloads(contract: string): { readonly repeated: Workload; readonly distinct: Workload } {
  const spec = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));
  return {
    repeated: { spec, path: "/numbers/list", isPlain: true },
    distinct: { spec: contract, path: "/things1/{n}", isDistinct: true },
  };
}

/** Server with its workload. */
export interface Subject {
  readonly name: string;
  readonly ours?: true;
  /** Arguments of Node that start it on a port. */
  readonly args: (port: number) => readonly string[];
  /** Variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly path: string;
  /** API keys to rotate through, where a server does not accept any key. */
  readonly keys?: readonly string[];
  /** Number of API keys with their own plan. */
  readonly plans?: number;
  /** Answers the contract of this repository from its examples, without options. */
  readonly isPlain?: boolean;
  /** Makes every request different. */
  readonly isDistinct?: boolean;
}

const own = (file: string): string => join(BENCH, "src/mock/servers", file);

/** Server that all others are compared with. */
export const BASELINE = "bare Node";

/** All that is compared, in the order of the report. */
export function subjects(contract: string): readonly Subject[] {
  const { repeated, distinct } = workloads(contract);
  const numbersMock = commandOf("@numbers-api/mock", "numbers-mock");
  const ours = (
    name: string,
    { spec, ...asked }: Workload,
    more: Partial<Subject> = {},
    ...flags: string[]
  ): Subject => ({
    name: `numbers-mock, ${name}`,
    ours: true,
    // Without a given contract, it serves its built-in one.
    args: (port) => [
      numbersMock,
      ...["--port", String(port), "--quiet", ...flags],
      ...(spec === repeated.spec ? [] : ["--spec", spec]),
    ],
    ...asked,
    ...more,
  });
  const prism = commandOf("@stoplight/prism-cli", "prism");
  const stock = (
    name: string,
    { spec, ...asked }: Workload,
    more: Partial<Subject> = {},
    ...flags: string[]
  ): Subject => ({
    name: `prism mock, ${name}`,
    args: (port) => [
      prism,
      ...["mock", "--no-multiprocess", "--verboseLevel", "silent", "--host", "127.0.0.1", "--port", String(port)],
      ...flags,
      spec,
    ],
    ...asked,
    ...more,
  });
  const script = (server: string, file: string, name: string, { spec, ...asked }: Workload): Subject => ({
    name: `${server}, ${name}`,
    args: (port) => [file, String(port), spec],
    ...asked,
  });
  const mockoon = (name: string, { spec, ...asked }: Workload): Subject => ({
    name: `Mockoon, ${name}`,
    args: (port) => [
      commandOf("@mockoon/cli", "mockoon-cli"),
      ...["start", "--data", spec, "--port", String(port), "--hostname", "127.0.0.1"],
      ...["--disable-log-to-file", "--disable-admin-api"],
    ],
    ...asked,
  });
  return [
    {
      name: BASELINE,
      args: (port) => [own("bare-node.mjs"), String(port), JSON.stringify(scenarios["dedicated-numbers"].body)],
      path: repeated.path,
    },
    ours("repeated", repeated),
    ours("distinct", distinct),
    ours("dynamic", repeated, { isPlain: false }, "--dynamic"),
    ours("10 plans", repeated, { isPlain: false, plans: 10 }),
    stock("repeated", repeated),
    stock("distinct", distinct),
    stock("dynamic", repeated, { isPlain: false }, "--dynamic"),
    script("Prism embedded", own("embedded-prism.mjs"), "repeated", repeated),
    script("Prism embedded", own("embedded-prism.mjs"), "distinct", distinct),
    script("Scalar", join(PEERS, "servers/scalar.mjs"), "repeated", repeated),
    script("Scalar", join(PEERS, "servers/scalar.mjs"), "distinct", distinct),
    mockoon("repeated", repeated),
    mockoon("distinct", distinct),
  ];
}
