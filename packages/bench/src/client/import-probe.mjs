// Usage: node import-probe.mjs FILE URL   Says in JSON how many milliseconds the first import of an application takes, in
// all and of the processor, and how many it takes until its first call is answered. Not TypeScript, because taking types
// out would be part of what is measured.
import { pathToFileURL } from "node:url";

const [, , file = "", baseUrl = ""] = process.argv;
const url = pathToFileURL(file).href;
const begin = performance.now();
const before = process.cpuUsage();
const { open } = await import(url);
const wall = performance.now() - begin;
const { user, system } = process.cpuUsage(before);
await open({ baseUrl })();
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000, firstAnswer: performance.now() - begin }));
