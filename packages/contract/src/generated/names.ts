// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
/** Title of the API, from `info` of the contract. */
export const apiTitle = "Numbers API";

/** Package of the client. */
export const clientPackage = "@numbers-api/client";

/** Command of the mock. */
export const mockCommand = "numbers-mock";

/** Environment variable with the API key. */
export const keyVariable = "NUMBERS_API_KEY";

/** Environment variable with the URL of the API. */
export const urlVariable = "NUMBERS_API_URL";

/** Environment variable with the port of the mock. */
export const mockPortVariable = "NUMBERS_MOCK_PORT";
