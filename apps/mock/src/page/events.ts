import { CONTROL, type Schemas } from "./api.ts";

type ContractEvent = Schemas["ContractEvent"];
type JournalEntry = Schemas["JournalEntry"];
type Plan = Schemas["Plan"];

/** Callbacks for events of the mock. */
export interface MockListener {
  request(entry: JournalEntry): void;
  /** A request that was reported before has new facts. */
  amended(entry: JournalEntry): void;
  plans(plans: readonly Plan[]): void;
  contract(event: ContractEvent): void;
  cleared(): void;
  /** The connection is open, for the first time or again. Events in between are lost. */
  connected(): void;
  /** The connection is lost. The browser reconnects unless the mock rejected it. */
  lost(): void;
}

/** Listens to the mock as long as the page is open. */
export function listen(listener: MockListener): void {
  const source = new EventSource(`${CONTROL}/events`);
  const on = <Data>(name: string, handle: (data: Data) => void): void =>
    // The control API defines the shapes.
    source.addEventListener(name, (event: MessageEvent<string>) => handle(JSON.parse(event.data) as Data));
  on<JournalEntry>("request", (entry) => listener.request(entry));
  on<JournalEntry>("amended", (entry) => listener.amended(entry));
  on<Plan[]>("plans", (plans) => listener.plans(plans));
  on<ContractEvent>("contract", (event) => listener.contract(event));
  on("cleared", () => listener.cleared());
  source.addEventListener("open", () => listener.connected());
  source.addEventListener("error", () => listener.lost());
}
