export { ConfigurationError } from "./configuration.ts";
export { type RunningServer, type ServerOptions, ServerStartError, startServer } from "./start.ts";
