import { type components, scenarios } from "@numbers-api/contract";
import { type Play, say } from "./server.ts";

/** The list that a call without faults gives. */
export const list: components["schemas"]["NumberList"] = scenarios["dedicated-numbers"].body;
export const envelope: components["schemas"]["ErrorEnvelope"] = scenarios["provider-telnyx"].body;

/** Complete HTTP message; a body that is not a text is written as JSON. */
export function message(status: number, body: unknown = "", headers: Readonly<Record<string, string>> = {}): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const all = { "Content-Type": "application/json", "Content-Length": `${Buffer.byteLength(text)}`, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Said\r\n${lines.join("")}\r\n${text}`;
}

export const answer = (...parts: Parameters<typeof message>): Play => say(message(...parts));

/** The answer that the contract promises. */
export const fine: Play = answer(200, list);

/** Headers and the beginning of a body that is never completed. */
export const half: string = message(200, '{"numbers":[', { "Content-Length": "500" });
