import parse from "libphonenumber-js/core/es6";
import metadata from "libphonenumber-js/min/metadata";

/** A phone number in the formats that people use. */
export interface PhoneForms {
  /** Format within its country: `(202) 555-0123`. */
  readonly national: string;
  /** International format: `+1 202 555 0123`. */
  readonly international: string;
  /** ISO 3166-1 code; undefined for numbers of several countries, such as some toll-free numbers. */
  readonly country: string | undefined;
  /** English name; empty without a country. */
  readonly countryName: string;
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/**
 * Formats a number in E.164. Numbers without a known numbering plan stay unchanged.
 *
 * @example
 * phoneForms("+442079460958"); // { national: "020 7946 0958", international: "+44 20 7946 0958", country: "GB", … }
 */
export function phoneForms(e164: string): PhoneForms {
  const phone = parse(e164, metadata);
  if (!phone) return { national: e164, international: e164, country: undefined, countryName: "" };
  const { country } = phone;
  return {
    national: phone.formatNational(),
    international: phone.formatInternational(),
    country,
    countryName: country ? (COUNTRIES.of(country) ?? country) : "",
  };
}
