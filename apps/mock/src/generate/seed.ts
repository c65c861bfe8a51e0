import { randomInt } from "node:crypto";

/** Reference time of seeds without a day, in milliseconds since 1970. */
const USUAL_NOW = Date.UTC(2026, 10, 23);

/**
 * New seed. It begins with the current day, so that generated times are recent today, and the same on any other day.
 */
export function drawSeed(now: number = Date.now()): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${day}-${randomInt(2 ** 40).toString(36)}`;
}

/** Reference time of a seed: the day that it begins with, or a fixed one. */
export function nowOf(seed: string): number {
  const day = Date.parse(/^\d{4}-\d\d-\d\d(?=-)/.exec(seed)?.[0] ?? "");
  return Number.isNaN(day) ? USUAL_NOW : day;
}
