import { EventEmitter } from "node:events";
import type { components } from "./generated/types.ts";
import { Journal, type JournalEntry } from "./journal/journal.ts";
import { Keys, type KnownKey } from "./journal/keys.ts";
import { Plans } from "./plans/plans.ts";

/** Version of the served contract, and problems of the files if they are not served. */
export type ContractEvent = components["schemas"]["ContractEvent"];

/** Events of a server. */
export interface MockEvents {
  request: [JournalEntry];
  amended: [JournalEntry];
  plans: [];
  contract: [ContractEvent];
  cleared: [];
}

/** State of a server besides its contract, not shared with other servers. */
export class MockState {
  readonly keys: Keys = new Keys();
  readonly plans: Plans = new Plans();
  readonly journal: Journal = new Journal();
  readonly events: EventEmitter<MockEvents> = new EventEmitter<MockEvents>().setMaxListeners(0);
  /** Latest news of the contract. */
  contract: ContractEvent = { version: 1, problems: [], lost: [] };

  /** Records a request, and notifies the watchers. */
  record(entry: Omit<JournalEntry, "id">): JournalEntry {
    const written = this.journal.add(entry);
    this.events.emit("request", written);
    return written;
  }

  /** Adds facts to a recorded request, and notifies the watchers. */
  amend(id: number, facts: Partial<JournalEntry>): void {
    const amended = this.journal.amend(id, facts);
    if (amended) this.events.emit("amended", amended);
  }

  /** Forgets all requests. */
  forgetRequests(): void {
    this.journal.clear();
    this.events.emit("cleared");
  }

  /** Forgets all plans and requests. */
  reset(): void {
    this.plans.clear();
    this.events.emit("plans");
    this.forgetRequests();
  }

  /** Key with a plan, or with a request in the journal. */
  keyOf(keyId: string): KnownKey | undefined {
    const planned = this.plans.keyOf(keyId);
    if (planned) return planned;
    const masked = this.journal.list({ keyId, limit: 1 })[0]?.key;
    return masked == null ? undefined : { keyId, masked };
  }

  /** Notifies the watchers that the contract was read again. */
  announceContract(news: ContractEvent): void {
    this.contract = news;
    this.events.emit("contract", news);
  }
}
