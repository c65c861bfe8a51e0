import { isMember } from "../../processes/members.ts";
import { runTogether, startService } from "../../processes/service.ts";
import { runTasks } from "../../processes/tasks.ts";
import type { RootCommand } from "../command.ts";
import { consoleEnvironment } from "./console-environment.ts";
import { checkMockOptions, MOCK_OPTIONS, mockHelp, mockPorts } from "./mock-options.ts";
import { requireFreePorts } from "./ports.ts";

export const command: RootCommand = {
  help: `Usage: pnpm start [options of the mock]

Lints the contract, generates, builds, and serves the mock and the console until Ctrl-C.

${mockHelp}
`,
  ...MOCK_OPTIONS,
  run: async (args, signal) => {
    const wrong = await checkMockOptions(args, signal);
    if (wrong !== 0) return wrong;
    await requireFreePorts(mockPorts(args));
    console.log("Linting the contract and generating …");
    const quiet = { signal, show: "failures" } as const;
    let code = await runTasks(["@numbers-api/lint-rules#lint", "generate"], {
      ...quiet,
      status: "linting, generating",
    });
    if (code !== 0) return code;
    console.log("Building …");
    // A separate run, because the build reads the generated files.
    code = await runTasks(["build"], { ...quiet, status: "building" });
    if (code !== 0) return code;
    console.log();
    return runTogether(async (add) => {
      const mock = startService(["apps/mock/dist/cli.js", ...args]);
      add(mock);
      const url = await mock.url;
      if (url && !signal.aborted && isMember("apps/console")) {
        add(startService(["apps/console/dist/server/cli.js"], consoleEnvironment(url, process.env)));
      }
    }, signal);
  },
};
