import { randomInt } from "node:crypto";

/** The time before which the recent times of a seed lie that names no day, in milliseconds since 1970. */
const USUAL_NOW = Date.UTC(2026, 10, 23);

/** A new seed. It begins with the day, so that times are recent today, and the same with this seed on any other day. */
export function drawSeed(now: number = Date.now()): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${day}-${randomInt(2 ** 40).toString(36)}`;
}

/** The time before which the recent times of a seed lie: the day that it begins with, or always the same one. */
export function nowOf(seed: string): number {
  const day = Date.parse(/^\d{4}-\d\d-\d\d(?=-)/.exec(seed)?.[0] ?? "");
  return Number.isNaN(day) ? USUAL_NOW : day;
}
