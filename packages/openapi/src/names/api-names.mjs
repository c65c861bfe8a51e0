// JavaScript, because `.pnpmfile.mjs` uses it, which any Node runs that pnpm runs on.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the API that the sources of the packages are written with. */
export const SOURCE_NAME = "numbers-api";

/** Names of the API in this repository: its root package has the name, and nothing else. */
export function readApiNames() {
  known ??= namesOf(JSON.parse(readFileSync(new URL("../../../../package.json", import.meta.url), "utf8")).name);
  return known;
}

let known;

/** Derives the names of an API from that of its repository. */
export function namesOf(name) {
  if (!isApiName(name)) {
    throw new Error(
      `The name in package.json is ${JSON.stringify(name)}. Choose one like "museum-api": lower-case letters, digits and hyphens.`,
    );
  }
  const command = name.replace(/(?<=.)-api$/, "");
  return {
    name,
    scope: `@${name}`,
    environmentPrefix: command.replaceAll("-", "_").toUpperCase(),
    command,
    typePrefix: command.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()),
  };
}

/** Checks that a name is right for a scope of packages, a command, a variable and a type. */
export function isApiName(name) {
  return typeof name === "string" && name.length <= 100 && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name);
}

/**
 * Replaces the names that the sources are written with by those of the API, in a text that is published: scopes of
 * packages, commands, environment variables, and the types that carry the name.
 */
export function withApiNames(text, { name, scope, environmentPrefix, command, typePrefix } = readApiNames()) {
  if (name === SOURCE_NAME) return text;
  return text
    .replaceAll("@numbers-api/", `${scope}/`)
    .replaceAll(/\bnumbers-(?=mock\b)/g, `${command}-`)
    .replaceAll(/\bNUMBERS_(?=(?:API_KEY|API_URL|MOCK_PORT)\b)/g, `${environmentPrefix}_`)
    .replaceAll(/(?<=\b(?:is|use)?)Numbers(?=(?:ApiError|Client|Provider|ProviderProps|MockOptions)\b)/g, typePrefix);
}

/** Hooks of tsdown that give the built code and declarations the names of the API. Plugins do not see all declarations. */
export const apiNameHooks = {
  "build:done"({ chunks }) {
    if (readApiNames().name === SOURCE_NAME) return;
    for (const { type, outDir, fileName } of chunks) {
      const file = join(outDir, fileName);
      if (type === "chunk") writeFileSync(file, withApiNames(readFileSync(file, "utf8")));
    }
  },
};
