/** A calendar month in UTC. */
export interface Month {
  /** Year and month, for example `2026-11`. */
  readonly name: string;
  /** Start of the month and of the next one, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Returns the month of a point in time. */
export function monthOf(time: number): Month {
  const date = new Date(time);
  const from = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  return {
    name: date.toISOString().slice(0, 7),
    from,
    to: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1),
  };
}
