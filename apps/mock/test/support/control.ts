import { type Answered, ask } from "./visitor.ts";

/** Sends a request to the control API of a mock: `control(mock.url, "PUT plan", { steps: [] })`. */
export function control(url: string, line: string, body?: unknown, headers: HeadersInit = {}): Promise<Answered> {
  const [method = "", path = ""] = line.split(" ");
  const sent = new Headers(headers);
  if (body !== undefined && !sent.has("content-type")) sent.set("content-type", "application/json");
  return ask(`${url}/__mock/${path}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}
