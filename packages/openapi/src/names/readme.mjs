// Usage: node readme.mjs [restore]   Runs before and after a package is packed, in its folder, and puts the names of the
// API into the README that is published.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { readApiNames, SOURCE_NAME, withApiNames } from "./api-names.mjs";

const NOTE =
  "> The examples call `client.numbers.list()` of the API that this package was first written for, at `/numbers/list`. Call an\n" +
  "> operation of your own API in its place: your editor lists them, and the documentation of the mock has a call for each.";

const [readme, original] = ["README.md", "node_modules/.README.md"];
const published = (file) =>
  withApiNames(readFileSync(file, "utf8").replaceAll("the Numbers API", "the API"))
    // Commands in a clone of the repository, where packages keep their names.
    .replaceAll(/(?<=--filter )@[\w-]+(?=\/)/g, `@${SOURCE_NAME}`)
    .replace("\n\n", `\n\n${NOTE}\n\n`);

// A pack that was killed has not restored the README, which may have changed since.
if (existsSync(original) && readFileSync(readme, "utf8") === published(original)) renameSync(original, readme);
if (process.argv[2] !== "restore" && readApiNames().name !== SOURCE_NAME) {
  copyFileSync(readme, original);
  writeFileSync(readme, published(original));
}
