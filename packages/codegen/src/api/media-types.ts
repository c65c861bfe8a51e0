import { bodyKind, parseMediaType } from "@numbers-api/openapi/model";

/** Media types in the order of preference: `application/json`, other JSON, all others as in the contract. */
export function jsonFirst(types: readonly string[]): string[] {
  const rank = (type: string): number =>
    parseMediaType(type)?.essence === "application/json" ? 0 : bodyKind(type) === "json" ? 1 : 2;
  return types.toSorted((one, other) => rank(one) - rank(other));
}
