/** Prefix of large integers among the texts, which no text has. */
const INTEGER = "\uf8ff";

/** JSON text of a value with sorted keys, to compare values by. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === "bigint") return `${INTEGER}${member}`;
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
