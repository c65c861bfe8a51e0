import { describe, expect, it } from "vitest";
import { run } from "./programs.ts";

const node = (code: string): ReturnType<typeof run> => run(process.execPath, ["-e", code]);

describe("run", () => {
  it("returns the output and exit code of a program", async () => {
    expect(await node("console.log('out'); console.error('err'); process.exitCode = 3")).toEqual({
      stdout: "out\n",
      code: 3,
      isMissing: false,
    });
    expect(await node("")).toMatchObject({ code: 0 });
  });

  it("takes no program that was ended, or never began, for one that has ended well", async () => {
    expect(await node("process.kill(process.pid, 'SIGKILL')")).toMatchObject({ code: undefined });
    expect(await run("no-such-program", [])).toMatchObject({ code: undefined, isMissing: true });
  });
});
