import { installLinters } from "../../src/processes/linters.ts";

/** Installs the linters before the tests. */
export default function setup(): Promise<void> {
  return installLinters();
}
