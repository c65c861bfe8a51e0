import type { ServerResponse } from "node:http";
import type { MockEvents, MockState } from "../state.ts";

/** Size of unread events above which a watcher that does not read is dropped, in bytes. */
const MAX_UNREAD = 4 * 1024 * 1024;

/** Delay before a browser reconnects, in milliseconds: a mock is often restarted immediately. */
const RETRY = 500;

/** Time for which changes of plans are collected before they are sent, in milliseconds: each event has all of them. */
const PLANS_PACE = 50;

/**
 * Sends events as they happen (HTML, section 9.2, server-sent events), until the watcher disconnects or the server
 * closes.
 */
export function watch(state: MockState, response: ServerResponse): void {
  const send = (event: keyof MockEvents, data: unknown): void => {
    // One event may be larger than the limit: only earlier ones that were not read count.
    if (response.writableLength > MAX_UNREAD) response.destroy();
    else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  let timer: NodeJS.Timeout | undefined;
  const sendPlans = (): void => {
    // A slow watcher gets the list that is true when it has read the earlier one.
    if (response.writableNeedDrain) timer = setTimeout(sendPlans, PLANS_PACE);
    else {
      timer = undefined;
      send("plans", state.plans.list());
    }
  };
  const schedulePlans = (): void => {
    timer ??= setTimeout(sendPlans, PLANS_PACE);
  };
  const listeners = {
    request: (entry: unknown) => send("request", entry),
    amended: (entry: unknown) => send("amended", entry),
    plans: schedulePlans,
    contract: (news: unknown) => send("contract", news),
    cleared: () => send("cleared", {}),
  };
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(`retry: ${RETRY}\n`);
  send("plans", state.plans.list());
  send("contract", state.contract);
  const { events } = state;
  events.on("request", listeners.request).on("amended", listeners.amended).on("plans", listeners.plans);
  events.on("contract", listeners.contract).on("cleared", listeners.cleared);
  response.once("close", () => {
    clearTimeout(timer);
    events.off("request", listeners.request).off("amended", listeners.amended).off("plans", listeners.plans);
    events.off("contract", listeners.contract).off("cleared", listeners.cleared);
  });
}
