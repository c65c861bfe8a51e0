import type { components } from "@numbers-api/client";
import { type PhoneForms, phoneForms } from "./phone.ts";

type DedicatedNumber = components["schemas"]["DedicatedNumber"];

/** A dedicated number with the values that the table shows, sorts and filters by. */
export interface NumberRow extends PhoneForms {
  readonly phoneNumber: string;
  readonly label: string;
  /** As the API sent it. */
  readonly createdAt: string;
  /** In ms since 1970; NaN if `createdAt` is not a valid time. */
  readonly registered: number;
  /** Messages are sent from this number. */
  readonly isSender: boolean;
  /** Normalized label and country, computed once so that filtering is fast. */
  readonly texts: string;
  /** Digits of the number in its formats, for the same reason. */
  readonly numbers: string;
}

/** @param sender number that messages are sent from. */
export function toRow({ phoneNumber, label = "", createdAt }: DedicatedNumber, sender: string): NumberRow {
  const forms = phoneForms(phoneNumber);
  return {
    ...forms,
    phoneNumber,
    label,
    createdAt,
    registered: Date.parse(createdAt),
    isSender: phoneNumber === sender,
    texts: fold(`${label} ${forms.countryName} ${forms.country ?? ""}`),
    numbers: `${digits(phoneNumber)} ${digits(forms.national)}`,
  };
}

/** Removes case and accents, so that "Zurich" matches "Zürich". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Digits of a phone number in any format. */
export function digits(text: string): string {
  return text.replace(/\D/g, "");
}
