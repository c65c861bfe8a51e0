import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { operations } from "@numbers-api/contract";
import { expect, it } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { ask, KEY } from "../support/visitor.ts";

const { path } = operations.numbers_list;

// With this flag, Node exposes the garbage collector.
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void; // By the flag above.

/** Starts a mock, uses all of it, and closes it. */
async function use(): Promise<Mock> {
  const mock = await startMock();
  const mine = mock.forKey();
  await mine.play("provider-ses", { times: 2 });
  await mock.play("full-account", { delay: 3_600_000 });
  await ask(mock.url + path, { headers: { authorization: `Bearer ${mine.key}` } });
  const watching = await fetch(`${mock.url}/__mock/events`);
  const waiting = fetch(mock.url + path, { headers: KEY }).catch(() => undefined);
  const reading = watching.text().catch(() => undefined);
  await mock.close();
  await Promise.all([waiting, reading]);
  return mock;
}

it("hundreds of mocks leave no server, connection, timer or memory behind", async () => {
  // The first use loads the modules that all mocks share.
  await use();
  const before = process.getActiveResourcesInfo().filter((kind) => kind !== "TCPSocketWrap").length;
  const left: WeakRef<Mock>[] = [];
  for (let started = 0; started < 300; started += 1) left.push(new WeakRef(await use()));

  expect(process.getActiveResourcesInfo()).not.toContain("TCPServerWrap");
  // The sockets of the client may take a moment to close.
  await expect.poll(() => process.getActiveResourcesInfo()).not.toContain("TCPSocketWrap");
  expect(process.getActiveResourcesInfo().length).toBeLessThanOrEqual(before + 1);
  const alive = (): number => {
    collectGarbage();
    return left.filter((mock) => mock.deref() !== undefined).length;
  };
  // The last one may still be on the stack.
  await expect.poll(alive).toBeLessThanOrEqual(1);
});
