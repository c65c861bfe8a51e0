/** The port that the contract names as its server's, which the mock takes when nothing else is said. */
const MOCK_PORT = "4010";

/**
 * What the console goes by beside a mock. Beside a mock that has another port than usual, it takes a free one, so that
 * several pairs run side by side. The mock lets any key in.
 */
export function consoleEnvironment(mockUrl: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NUMBERS_CONSOLE_PORT: port, NUMBERS_API_KEY: key } = environment;
  const isUsual = new URL(mockUrl).port === MOCK_PORT;
  return {
    NUMBERS_API_URL: mockUrl,
    NUMBERS_API_KEY: key || "key-of-the-console",
    NUMBERS_CONSOLE_PORT: port || (isUsual ? "" : "0"),
  };
}
