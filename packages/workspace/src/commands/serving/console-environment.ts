/** Port that the mock listens on by default: the one of the contract's server. */
export const MOCK_PORT = "4010";

/**
 * Environment of the console with a mock. If the mock does not use the default port, the console takes a free port, so
 * that several pairs can run in parallel. The mock accepts any API key.
 */
export function consoleEnvironment(mockUrl: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NUMBERS_CONSOLE_PORT: port, NUMBERS_API_KEY: key } = environment;
  const isUsual = new URL(mockUrl).port === MOCK_PORT;
  return {
    NUMBERS_API_URL: mockUrl,
    NUMBERS_API_KEY: key || "console",
    NUMBERS_CONSOLE_PORT: port || (isUsual ? "" : "0"),
  };
}
