import { once } from "node:events";
import { unwatchFile, watch, watchFile } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { FileWatcher } from "../../src/contract/watch.ts";
import { makeFolder } from "../support/folder.ts";

afterEach(() => {
  vi.useRealTimers();
});

it("reports a change once, although the folder and the file are both watched", async () => {
  await using folder = await makeFolder({ "openapi.yaml": "one" });
  const file = folder.path("openapi.yaml");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const onChange = vi.fn<() => void>();
  const watcher = new FileWatcher(onChange);
  watcher.watch([file]);
  // These are told after the watcher, because they begin later.
  const folderWatcher = watch(folder.path("."));
  const isPolled = new Promise((resolve) => watchFile(file, { interval: 500 }, resolve));
  try {
    const isNoticed = once(folderWatcher, "change");
    await folder.write("openapi.yaml", "two");
    await isNoticed;
    vi.runAllTimers();
    await isPolled;
    vi.runAllTimers();
    expect(onChange).toHaveBeenCalledTimes(1);
    const isNoticedAgain = once(folderWatcher, "change");
    await folder.write("openapi.yaml", "three");
    await isNoticedAgain;
    vi.runAllTimers();
    expect(onChange).toHaveBeenCalledTimes(2);
  } finally {
    watcher.close();
    folderWatcher.close();
    unwatchFile(file);
  }
});
