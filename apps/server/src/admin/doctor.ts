import { type Configuration, ConfigurationError, readConfiguration, unknownVariables } from "../configuration.ts";
import { isLinked } from "../numbers/reconcile.ts";
import { ProviderFailure } from "../providers/provider.ts";
import { createProviders } from "../providers/providers.ts";
import { StoreSetupError, StoreUnavailable } from "../store/errors.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";

/** Result of one check. */
export interface Finding {
  readonly check: "configuration" | "database" | "accounts" | "providers";
  readonly isFine: boolean;
  readonly message: string;
}

/** Checks everything that the server depends on, without changing any of it but the schema. */
export async function examine(environment: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  let configuration: Configuration;
  try {
    configuration = readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return [problem("configuration", error.message)];
    throw error;
  }
  const unknown = unknownVariables(environment);
  const findings = [
    unknown.length === 0
      ? fine("configuration", "All variables are valid.")
      : problem("configuration", `Nobody reads ${unknown.join(", ")}: compare the names with numbers-server --help.`),
  ];
  let store: Store;
  try {
    ({ store } = await openStore({ url: configuration.databaseUrl, create: false, poolSize: 2 }));
  } catch (error) {
    if (!(error instanceof StoreSetupError || error instanceof StoreUnavailable)) throw error;
    return [...findings, problem("database", error.message)];
  }
  try {
    findings.push(fine("database", "It answers, and its schema is up to date."));
    findings.push(...(await examineAccounts(store, configuration)));
  } finally {
    await store.close();
  }
  return findings;
}

async function examineAccounts(store: Store, configuration: Configuration): Promise<readonly Finding[]> {
  const accounts = await store.accounts.list();
  const keyless = [];
  for (const { id } of accounts) {
    if (!(await store.keys.list(id)).some(({ revokedAt }) => revokedAt === null)) keyless.push(id);
  }
  const findings = [
    keyless.length === 0
      ? fine("accounts", accounts.length === 0 ? "There is none yet." : `${accounts.length} in all, each with a key.`)
      : problem("accounts", `No key works for ${keyless.join(", ")}: numbers-server key add ACCOUNT_ID adds one.`),
  ];
  const [linked] = accounts.filter(isLinked);
  if (!linked) return [...findings, fine("providers", "No account has one.")];
  const { name } = linked.provider;
  try {
    await createProviders(configuration)(name).listNumbers(linked.provider);
    return [...findings, fine("providers", `${name} answers.`)];
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return [...findings, problem("providers", error.explanation)];
  }
}

function fine(check: Finding["check"], message: string): Finding {
  return { check, isFine: true, message };
}

function problem(check: Finding["check"], message: string): Finding {
  return { check, isFine: false, message };
}
