import type { components } from "@numbers-api/client";
import { type PhoneForms, phoneForms } from "./phone.ts";
import { digits, fold } from "./search.ts";

type DedicatedNumber = components["schemas"]["DedicatedNumber"];

/** A dedicated number with all that the table shows, sorts and finds it by. */
export interface NumberRow extends PhoneForms {
  readonly phoneNumber: string;
  readonly label: string;
  /** As the API gave it. */
  readonly createdAt: string;
  /** In ms since 1970; NaN when it is no time. */
  readonly registered: number;
  /** Whether messages are sent from it. */
  readonly isSender: boolean;
  /** What words are looked for in, and digits: made once, so that each key that is typed costs little. */
  readonly texts: string;
  readonly numbers: string;
}

/** @param sender The number that messages are sent from. */
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
