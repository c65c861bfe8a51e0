// Prism's types name pino's logger, but the pino that it brings has no types. This is the part that Prism calls.
declare module "pino" {
  type Log = (...details: unknown[]) => void;

  export type LoggerOptions = object;
  export type DestinationStream = object;
  export interface Logger {
    readonly debug: Log;
    readonly info: Log;
    readonly success: Log;
    readonly warn: Log;
    readonly error: Log;
    child(bindings: object): Logger;
  }
}
