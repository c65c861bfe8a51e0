import type { SuccessResponse } from "@numbers-api/contract";

const JSON_TYPE = "application/json";

/** The media types that a body may have: JSON where the contract has it, because then it is what the types promise. */
export function acceptable({ contentTypes = [] }: SuccessResponse): readonly string[] {
  return contentTypes.includes(JSON_TYPE) ? [JSON_TYPE] : contentTypes;
}

/** A media type without its parameters. */
export function essence(type: string): string {
  return type.replace(/;.*/s, "").trim().toLowerCase();
}
