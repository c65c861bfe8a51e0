import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { connectionSignal } from "./connection-signal.ts";

/** Wait before a response, in milliseconds: a fixed time, or a range to draw from for each response. */
export type Delay = number | readonly [min: number, max: number];

/** Longest delay in milliseconds: an hour. */
export const MAX_DELAY: number = 3_600_000;

/** Checks that a value from outside is a delay that the mock can wait for. */
export function isDelay(value: unknown): value is Delay {
  if (!Array.isArray(value)) return isDuration(value);
  const [min, max, ...rest] = value;
  return isDuration(min) && isDuration(max) && min <= max && rest.length === 0;
}

function isDuration(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_DELAY;
}

/** Parses a delay such as `200` or `100-500`; undefined when it is malformed. */
export function parseDelay(text: string): Delay | undefined {
  const [min, max] = /^(\d+)(?:-(\d+))?$/.exec(text)?.slice(1) ?? [];
  const delay = max === undefined ? Number(min ?? Number.NaN) : [Number(min), Number(max)];
  return isDelay(delay) ? delay : undefined;
}

/** Delays a response. The wait ends when the client disconnects or the server closes. */
export async function wait(delay: Delay, response: ServerResponse): Promise<void> {
  const milliseconds = typeof delay === "number" ? delay : draw(delay);
  if (milliseconds === 0) return;
  using gone = connectionSignal(response);
  await setTimeout(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
}

function draw([min, max]: readonly [number, number]): number {
  return min + Math.floor(Math.random() * (max - min + 1));
}
