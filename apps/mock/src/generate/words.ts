type Words = readonly [string, ...string[]];

/** Labels such as teams give. */
export const LABELS: Words = [
  "Support",
  "Sales",
  "Billing",
  "Alerts",
  "Onboarding",
  "Reminders",
  "Returns",
  "Logistics",
  "Surveys",
  "Marketing",
  "Night shift",
  "Warehouse",
  "Front desk",
  "Security codes",
  "London office",
  "Berlin office",
  "VIP line",
  "Clinic",
];

export const GIVEN_NAMES: Words = [
  "Ada",
  "Amara",
  "Ben",
  "Chidi",
  "Elif",
  "Freya",
  "Hana",
  "Ivo",
  "Kenji",
  "Lucía",
  "Mira",
  "Noor",
];
export const FAMILY_NAMES: Words = [
  "Adeyemi",
  "Berg",
  "Costa",
  "Dubois",
  "Eriksson",
  "Fischer",
  "Haddad",
  "Ito",
  "Khan",
  "Moreau",
];
export const CITIES: Words = ["London", "Berlin", "Stockholm", "Toronto", "Denver", "Lisbon", "Osaka", "Nairobi"];
export const COUNTRIES: Words = ["GB", "DE", "SE", "CA", "US", "PT", "JP", "KE"];
export const CURRENCIES: Words = ["EUR", "USD", "GBP", "SEK", "CAD"];
export const TIME_ZONES: Words = ["Europe/London", "Europe/Berlin", "America/Denver", "America/Toronto", "Asia/Tokyo"];
export const LOCALES: Words = ["en-GB", "en-US", "de-DE", "sv-SE", "pt-PT"];
export const COLORS: Words = ["#1f6feb", "#2da44e", "#bf8700", "#cf222e", "#8250df"];
export const WORDS: Words = [
  "amber",
  "birch",
  "cedar",
  "delta",
  "ember",
  "fjord",
  "grove",
  "harbor",
  "iris",
  "juniper",
  "lagoon",
  "maple",
];
export const SENTENCES: Words = [
  "The request was received and is being handled.",
  "Nothing else is needed from you.",
  "The last change was made by the account owner.",
  "See the documentation for what this means.",
  "This applies to messages that are sent from now on.",
];
