import type { ServerResponse } from "node:http";
import type { MockEvents, MockState } from "../state.ts";

/** How much may wait for a watcher that does not read, in bytes, before it is dropped. */
const MOST_WAITING = 1024 * 1024;

/** After how long a browser tries again when the mock is gone, in milliseconds: it is often started anew at once. */
const RETRY = 500;

/** Sends what happens as server-sent events (HTML, section 9.2), until the watcher or the server goes away. */
export function watch(state: MockState, response: ServerResponse): void {
  const tell = (event: keyof MockEvents, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > MOST_WAITING) response.destroy();
  };
  const listeners = {
    request: (entry: unknown) => tell("request", entry),
    amended: (entry: unknown) => tell("amended", entry),
    plans: () => tell("plans", state.plans.list()),
    contract: (news: unknown) => tell("contract", news),
    cleared: () => tell("cleared", {}),
  };
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(`retry: ${RETRY}\n`);
  tell("plans", state.plans.list());
  tell("contract", state.contract);
  const { events } = state;
  events.on("request", listeners.request).on("amended", listeners.amended).on("plans", listeners.plans);
  events.on("contract", listeners.contract).on("cleared", listeners.cleared);
  response.once("close", () => {
    events.off("request", listeners.request).off("amended", listeners.amended).off("plans", listeners.plans);
    events.off("contract", listeners.contract).off("cleared", listeners.cleared);
  });
}
