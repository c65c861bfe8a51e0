import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { type ConsoleOptions, StartError } from "../server/options.ts";
import { developmentServer } from "./plugin.ts";

/** A console that is served from its sources. */
export interface DevelopmentConsole {
  /** URL without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the console from its sources, for development.
 *
 * @throws {StartError} if it cannot listen on the port.
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
        ? `Port ${port} on ${host} is in use: stop the other program, or set NUMBERS_CONSOLE_PORT.`
        : `The console cannot listen on port ${port} of ${host}: ${String(error)}`,
      { cause: error },
    );
  }
  const address = server.httpServer?.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return { url: `http://${host}:${actual}`, close: () => server.close() };
}
