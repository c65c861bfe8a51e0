// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
/** Title of the API, from `info` of the contract. */
export const apiTitle = "Numbers API";

/** First element of every key, which separates keys from others in an application's cache. */
export const keyPrefix = "numbers-api";
