/** Without capitals and accents: who looks for "Zurich" means "Zürich", too. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The digits of a number, however it is written. */
export function digits(text: string): string {
  return text.replace(/\D/g, "");
}
