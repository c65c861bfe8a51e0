import { STATUS_CODES } from "node:http";

/** What a status means to HTTP: `Payment Required`. Of a class such as `4XX`, and of `default`, what they stand for. */
export function statusPhrase(status: string): string {
  if (status === "default") return "Any other status";
  return (
    STATUS_CODES[status] ?? (/^\dXX$/i.test(status) ? `Any other status from ${status[0]}00 to ${status[0]}99` : "")
  );
}

/** Whether a status tells of an error. What `default` stands for usually does. */
export function isError(status: string): boolean {
  return /^([45]|default)/.test(status);
}
