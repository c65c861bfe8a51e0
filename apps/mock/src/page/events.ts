import { CONTROL, type ContractEvent, type JournalEntry, type Plan } from "./api.ts";

/** What the mock tells those who watch it. */
export interface Watcher {
  request(entry: JournalEntry): void;
  plans(plans: readonly Plan[]): void;
  contract(news: ContractEvent): void;
  cleared(): void;
  /** The connection stands, at first or again; what happened in between was not told. */
  connected(): void;
  /** The connection is lost; the browser tries again by itself unless the mock refused it. */
  lost(): void;
}

/** Watches the mock for as long as the page is open. */
export function watch(watcher: Watcher): void {
  const source = new EventSource(`${CONTROL}/events`);
  const on = <Data>(name: string, tell: (data: Data) => void): void =>
    // The shapes are those of the control API.
    source.addEventListener(name, (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Data));
  on<JournalEntry>("request", (entry) => watcher.request(entry));
  on<Plan[]>("plans", (plans) => watcher.plans(plans));
  on<ContractEvent>("contract", (news) => watcher.contract(news));
  on("cleared", () => watcher.cleared());
  source.addEventListener("open", () => watcher.connected());
  source.addEventListener("error", () => watcher.lost());
}
