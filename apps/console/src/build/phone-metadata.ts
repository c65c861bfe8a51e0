import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

/**
 * The metadata of libphonenumber-js as it is written down: an array for each country, by version 4 of
 * https://gitlab.com/catamphetamine/libphonenumber-js/blob/master/METADATA.md
 */
export interface PhoneMetadata {
  readonly version: number;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: object;
}

/** Where a country has what is only needed to read what people type, with what stands for nothing there. */
const FOR_TYPING: Readonly<Record<number, unknown>> = { 1: 0, 7: 0, 8: 0, 12: 0, 13: 0 };

/** Where a country has what tells it from others with the same calling code, with what stands for nothing there. */
const FOR_TELLING_APART: Readonly<Record<number, unknown>> = { 2: "", 3: [] };

/**
 * Leaves out what the page never needs, a fifth of the whole once it is compressed: its numbers are in E.164, so no prefix
 * for dialling has to be found in them, and where a calling code is of one country alone, nothing has to be matched to
 * know it. How numbers are written stays as it is; a test compares the two.
 */
export function trimMetadata(metadata: PhoneMetadata): PhoneMetadata {
  const shared = new Set(Object.values(metadata.country_calling_codes).filter(isMany).flat());
  const countries = Object.entries(metadata.countries).map(([code, plan]) => {
    const unneeded = shared.has(code) ? FOR_TYPING : { ...FOR_TYPING, ...FOR_TELLING_APART };
    return [code, withoutEnd(plan.map((part, place) => unneeded[place] ?? part))];
  });
  return { ...metadata, countries: Object.fromEntries(countries) };
}

function isMany(codes: readonly string[]): boolean {
  return codes.length > 1;
}

/** A missing part at the end means the same as 0. */
function withoutEnd(plan: readonly unknown[]): readonly unknown[] {
  return plan.slice(0, plan.findLastIndex((part) => part !== 0) + 1);
}

/** Has the page bring along the trimmed metadata in place of the whole. */
export function phoneMetadata(): Plugin {
  return {
    name: "console:phone-metadata",
    enforce: "pre",
    transform: {
      filter: { id: /libphonenumber-js\/metadata\.min\.json\.js/ },
      async handler(_, id) {
        // The file is a module whose default export is the metadata.
        const { default: metadata } = (await import(pathToFileURL(id.replace(/\?.*$/, "")).href)) as {
          default: PhoneMetadata;
        };
        return { code: `export default ${JSON.stringify(trimMetadata(metadata))}`, map: null };
      },
    },
  };
}
