// Usage: node import-probe.mjs FILE URL   Prints, as JSON and in milliseconds, the wall and CPU time of the first
// import of an application, and the time until its first call is answered. Not TypeScript, because the time to strip
// types would be included.
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
