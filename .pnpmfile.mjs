import { readFileSync } from "node:fs";
import { readApiNames, SOURCE_NAME, withApiNames } from "./packages/openapi/src/names/api-names.mjs";

/** Dependencies that no code here uses, by the package that names them: less to download. */
const UNUSED = {
  // The renderer ships as one browser script with everything in it. Its dependencies are needed only to build it: 283
  // packages and 240 MB.
  "@scalar/api-reference": ({ dependencies, ...manifest }) => manifest,
  // It supports four frameworks. One of them, which comes with its compiler, is in the workspace by accident.
  virtua: (manifest) => withoutPeers(manifest, ["solid-js", "svelte", "vue"]),
  // It bundles with rolldown, and its settings here need no compiler.
  vite: (manifest) => withoutPeers(manifest, ["esbuild", "jiti"]),
  // One copy instead of one per compiler in the workspace; it only names the compiler's versions.
  msw: (manifest) => withoutPeers(manifest, ["typescript"]),
};

function withoutPeers(manifest, names) {
  const peerDependencies = { ...manifest.peerDependencies };
  const peerDependenciesMeta = { ...manifest.peerDependenciesMeta };
  for (const name of names) {
    delete peerDependencies[name];
    delete peerDependenciesMeta[name];
  }
  return { ...manifest, peerDependencies, peerDependenciesMeta };
}

/** A package is published with the names of the API, which the root package alone decides, and its title. */
function withNames(manifest) {
  const names = readApiNames();
  if (names.name === SOURCE_NAME) return manifest;
  const { info } = JSON.parse(
    readFileSync(new URL("packages/contract/src/generated/openapi.json", import.meta.url), "utf8"),
  );
  return {
    ...JSON.parse(withApiNames(JSON.stringify(manifest))),
    description: manifest.description?.replace("Numbers API", info.title),
    keywords: manifest.keywords
      ?.filter((word) => word !== "phone-numbers")
      .map((word) => (word === "numbers" ? names.command : word)),
  };
}

export const hooks = {
  readPackage: (manifest) => UNUSED[manifest.name]?.(manifest) ?? manifest,
  beforePacking: withNames,
};
