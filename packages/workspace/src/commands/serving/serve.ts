import { runTasks } from "../../processes/tasks.ts";
import { type RootCommand, requireMember } from "../command.ts";
import { serveDemo } from "./demo-server.ts";
import { requireFreePorts } from "./ports.ts";
import { serverPorts } from "./server-options.ts";

const PROGRAMS = { server: ["apps/server/dist/cli.js"], console: ["apps/console/dist/server/cli.js"] };

export const command: RootCommand = {
  help: `Usage: pnpm serve [options of the server]

Builds, and serves the API itself, with a demo account in a temporary SQLite database, and the console until Ctrl-C.

The server listens on port 4012, its metrics and probes on 4013, the console on 4011. With --port 0, the server and the
console take free ports.

Options of the server:
  --port PORT        Port of the API; 0 takes a free one. Default: $NUMBERS_PORT, or 4012.
  --host ADDRESS     Address of the API. Default: 127.0.0.1, which only this machine reaches.
  --admin-port PORT  Port of metrics and probes; 0 takes a free one. Default: $NUMBERS_ADMIN_PORT, or 4013.
  --admin-host ADDRESS  Address of metrics and probes. Default: 127.0.0.1.

Environment of the console:
  NUMBERS_CONSOLE_PORT  Port to listen on; 0 takes a free one. Default: 4011.
`,
  valued: ["--port", "--host", "--admin-port", "--admin-host"],
  run: async (args, signal) => {
    requireMember("apps/server");
    await requireFreePorts(serverPorts(args));
    console.log("Building …");
    const code = await runTasks(["build"], { signal, status: "building", show: "failures" });
    if (code !== 0) return code;
    return serveDemo(PROGRAMS, args, signal);
  },
};
