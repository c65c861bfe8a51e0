/** Of the media types that a body can have, JSON where the contract has it, because then it is what the types promise. */
export function preferred(types: readonly string[] = []): string | undefined {
  return types.find((type) => type === "application/json") ?? types[0];
}

/** A media type without its parameters. */
export function essence(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}
