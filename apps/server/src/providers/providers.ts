import { type ProtectionOptions, protect } from "./protected.ts";
import { ProviderFailure, type ProviderReader } from "./provider.ts";
import { createTelnyx } from "./telnyx.ts";

/** Providers that accounts can have. */
export const PROVIDER_NAMES = ["telnyx"] as const;

/** Addresses and keys of the providers. */
export interface ProvidersOptions extends Pick<ProtectionOptions, "onRead"> {
  readonly telnyxApiKey: string | undefined;
  readonly telnyxUrl: string;
}

/** Returns the readers of the providers by name. */
export function createProviders(options: ProvidersOptions): (name: string) => ProviderReader {
  const { telnyxApiKey: apiKey, telnyxUrl: url, onRead } = options;
  const telnyx = apiKey === undefined ? withoutKey : protect(createTelnyx({ apiKey, url }), onRead ? { onRead } : {});
  return (name) => {
    if (name === "telnyx") return telnyx;
    const message = `This version of the server does not know the provider ${name}.`;
    throw new ProviderFailure(name, "unknown", message, "install the version that added the account");
  };
}

const withoutKey: ProviderReader = {
  // The code is Telnyx's own for a key that is missing.
  listNumbers: async () => {
    throw new ProviderFailure("telnyx", "10009", "The platform has no key for Telnyx.", "set NUMBERS_TELNYX_API_KEY");
  },
};
