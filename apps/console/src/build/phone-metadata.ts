import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

/**
 * Metadata of libphonenumber-js: an array for each country, in version 4 of
 * https://gitlab.com/catamphetamine/libphonenumber-js/blob/master/METADATA.md
 */
export interface PhoneMetadata {
  readonly version: number;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: object;
}

/** Indexes of the parts of a country that only parsing user input needs, with their empty values. */
const FOR_TYPING: Readonly<Record<number, unknown>> = { 1: 0, 7: 0, 8: 0, 12: 0, 13: 0 };

/** Indexes of the parts that distinguish countries with the same calling code, with their empty values. */
const FOR_TELLING_APART: Readonly<Record<number, unknown>> = { 2: "", 3: [] };

/** Index of the formats of a country, and of the leading digits of a format. */
const FORMATS = 4;
const LEADING_DIGITS = 2;

/**
 * Removes metadata that the page does not need, a quarter of its compressed size. Numbers are in E.164, so no dialling
 * prefix is parsed, and countries with their own calling code need no patterns. Formatting stays the same.
 */
export function trimMetadata(metadata: PhoneMetadata): PhoneMetadata {
  const shared = new Set(Object.values(metadata.country_calling_codes).filter(isMany).flat());
  const countries = Object.entries(metadata.countries).map(([code, plan]) => {
    const unneeded = shared.has(code) ? FOR_TYPING : { ...FOR_TYPING, ...FOR_TELLING_APART };
    const parts = plan.map((part, place) => unneeded[place] ?? (place === FORMATS ? withLastDigits(part) : part));
    return [code, withoutEnd(parts)];
  });
  return { ...metadata, countries: Object.fromEntries(countries) };
}

/** Formats with their most detailed leading digits only. The others serve numbers that are not complete yet. */
function withLastDigits(formats: unknown): unknown {
  if (!Array.isArray(formats)) return formats;
  return formats.map((format: readonly unknown[]) =>
    format.map((part, place) => (place === LEADING_DIGITS && Array.isArray(part) ? part.slice(-1) : part)),
  );
}

function isMany(codes: readonly string[]): boolean {
  return codes.length > 1;
}

/** Missing parts at the end count as 0. */
function withoutEnd(plan: readonly unknown[]): readonly unknown[] {
  return plan.slice(0, plan.findLastIndex((part) => part !== 0) + 1);
}

/** Replaces the metadata in the page by the trimmed metadata. */
export function phoneMetadata(): Plugin {
  return {
    name: "console:phone-metadata",
    enforce: "pre",
    transform: {
      filter: { id: /libphonenumber-js\/metadata\.min\.json\.js/ },
      async handler(_, id) {
        // The default export of the file is the metadata.
        const { default: metadata } = (await import(pathToFileURL(id.replace(/\?.*$/, "")).href)) as {
          default: PhoneMetadata;
        };
        return { code: `export default ${JSON.stringify(trimMetadata(metadata))}`, map: null };
      },
    },
  };
}
