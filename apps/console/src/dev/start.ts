import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { type ConsoleOptions, StartError } from "../server/options.ts";
import { developmentServer } from "./plugin.ts";

/** A console that shows every edit at once. */
export interface DevelopmentConsole {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the console for whoever works on it, from its sources.
 *
 * @throws {StartError} when it cannot listen there.
 */
export async function startDevelopment(options: ConsoleOptions): Promise<DevelopmentConsole> {
  const { host, port } = options;
  const server = await createServer({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    root: fileURLToPath(new URL("../page", import.meta.url)),
    plugins: [developmentServer(options)],
    server: { host, port, strictPort: true },
    clearScreen: false,
    logLevel: "warn",
  });
  try {
    await server.listen();
  } catch (error) {
    await server.close();
    const isTaken = String(error).includes("in use");
    throw new StartError(
      isTaken
        ? `Port ${port} on ${host} is in use: stop what listens there, or choose another with NUMBERS_CONSOLE_PORT.`
        : `The console cannot listen on port ${port} of ${host}: ${String(error)}`,
      { cause: error },
    );
  }
  const address = server.httpServer?.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return { url: `http://${host}:${actual}`, close: () => server.close() };
}
