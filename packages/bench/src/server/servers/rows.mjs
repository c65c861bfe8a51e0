// The statement of the server's list, and its JSON: the same work as the server's, without anything around it.

export const LIST =
  'select phone_number as "phoneNumber", label, created_at as "createdAt" from numbers where account_id = $1 and released_at is null and lost_at is null order by created_at, id';

/** Body of an answer, from rows as objects or as arrays. A number without a label has no member of that name. */
export function bodyOf(rows) {
  const numbers = Array.isArray(rows[0])
    ? rows.map(([phone, label, at]) => numberOf(phone, label, at))
    : rows.map(fromRow);
  return JSON.stringify({ numbers, sharedNumber: "+18005550199" });
}

function fromRow({ phoneNumber, label, createdAt }) {
  return numberOf(phoneNumber, label, createdAt);
}

function numberOf(phoneNumber, label, createdAt) {
  return label === null ? { phoneNumber, createdAt } : { phoneNumber, label, createdAt };
}
