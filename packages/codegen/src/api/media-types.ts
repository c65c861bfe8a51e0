import { bodyKind } from "@numbers-api/openapi/model";

/** Media types in the order of preference: `application/json`, other JSON, all others as in the contract. */
export function jsonFirst(types: readonly string[]): string[] {
  const rank = (type: string): number =>
    /^application\/json\s*(;|$)/i.test(type) ? 0 : bodyKind(type) === "json" ? 1 : 2;
  return types.toSorted((one, other) => rank(one) - rank(other));
}
