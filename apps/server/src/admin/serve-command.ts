import { closest } from "@numbers-api/workspace/arguments";
import type { Command } from "commander";
import { readConfiguration, type SettingOptions } from "../configuration.ts";
import type { RunningServer } from "../start.ts";
import type { CommandContext } from "./context.ts";

/** Adds `serve`, which is the default command. */
export function addServeCommand(program: Command, { environment }: CommandContext): void {
  program
    .command("serve", { isDefault: true })
    .description("serve the API until SIGTERM or Ctrl-C")
    .option("--port <port>", "the port of the API; 0 takes a free one (default: $NUMBERS_PORT, or 4012)")
    .option("--host <address>", "the address of the API (default: $NUMBERS_HOST, or 127.0.0.1)")
    .option("--admin-port <port>", "the port of metrics and probes (default: $NUMBERS_ADMIN_PORT, or 4013)")
    .option("--admin-host <address>", "the address of metrics and probes (default: $NUMBERS_ADMIN_HOST, or 127.0.0.1)")
    // It is the default, so it also gets the names of commands that do not exist.
    .allowExcessArguments()
    .action(async (options: SettingOptions, serve: Command) => {
      const [unknown] = serve.args;
      if (unknown !== undefined) {
        const near = closest(
          unknown,
          program.commands.map((command) => command.name()),
        );
        program.error(`error: unknown command '${unknown}'${near ? `\n(Did you mean ${near}?)` : ""}`);
      }
      const configuration = readConfiguration(environment, options);
      // Loaded here because it takes most of the time, and the other commands do without it.
      const { start } = await import("../start.ts");
      const server = await start(configuration, { ownsProcess: true, environment });
      const ended = untilSignal(server);
      process.stdout.write(`The Numbers API listens on ${server.url}\nMetrics and probes: ${server.adminUrl}\n`);
      // A parent process with an IPC channel, such as the root commands, learns the URL without parsing the output.
      process.send?.({ url: server.url });
      await ended;
      // A provider or database that hangs would hold the process.
      process.exit(0);
    });
}

/** Waits for SIGTERM or Ctrl-C, and ends the server; a second signal does not wait. */
function untilSignal(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    let isEnding = false;
    for (const signal of ["SIGINT", "SIGTERM"]) {
      process.on(signal, () => {
        if (isEnding) process.exit(1);
        isEnding = true;
        server.close().then(resolve, reject);
      });
    }
  });
}
