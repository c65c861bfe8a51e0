const PHONES = /^(phone|telephone|tel|mobile|cell|cellphone|msisdn|fax|whatsapp|e164)s?$/;
const OWNERS = /^(shared|dedicated|sender|from|to|recipient|destination|caller|callee|called|calling)$/;

/** Checks that a name is that of a phone number: `phone`, `phoneNumber`, `sharedNumber`, `caller_numbers`. */
export function isPhoneName(words: readonly string[]): boolean {
  const [last = "", before = ""] = words.toReversed();
  return PHONES.test(last) || isNumberOf(last, before);
}

/** Checks that a name may as well be that of a count or of a bound: `dedicatedNumbers`, `phones`, `toNumber`. */
export function mayBeQuantity(words: readonly string[]): boolean {
  const [last = "", before = ""] = words.toReversed();
  return last.endsWith("s") || (isNumberOf(last, before) && /^(from|to)$/.test(before));
}

function isNumberOf(last: string, before: string): boolean {
  return /^numbers?$/.test(last) && (PHONES.test(before) || OWNERS.test(before));
}
