import { startMock } from "../src/index.ts";

// Serves a contract until its parent ends, and tells the memory in use when asked.
const [spec = "", dynamic] = process.argv.slice(2);
let reloads = 0;
const onContract = (): void => {
  reloads += 1;
};
const mock = await startMock({ spec, watch: true, dynamic: dynamic === "dynamic", onContract });
process.on("message", () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, reloads });
});
process.once("disconnect", () => process.exit());
process.send?.({ url: mock.url });
