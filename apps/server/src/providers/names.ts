/** Providers that accounts can have. */
export const PROVIDER_NAMES = ["telnyx"] as const;
