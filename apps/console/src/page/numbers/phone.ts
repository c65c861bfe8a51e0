import parse from "libphonenumber-js/core/es6";
import metadata from "libphonenumber-js/min/metadata";

/** A phone number as people write it. */
export interface PhoneForms {
  /** As inside its country: `(202) 555-0123`. */
  readonly national: string;
  /** As from abroad: `+1 202 555 0123`. */
  readonly international: string;
  /** ISO 3166-1; nothing for a number of no single country, such as a toll-free one of many. */
  readonly country: string | undefined;
  /** In English; empty without a country. */
  readonly countryName: string;
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/**
 * The forms of a number in E.164. A number of no plan that is known stays as it is.
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
