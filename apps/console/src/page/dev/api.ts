import type { MockPlayback } from "../../dev/playback.ts";

const MOCK = "/console/mock";

/** Reads the playback of the mock; undefined if the API is not the mock. */
export async function readPlayback(): Promise<MockPlayback | undefined> {
  const response = await fetch(`${MOCK}/state`).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
}

/** Plays a scenario for the console's key. */
export async function play(scenario: string, fault?: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  await fetch(`${MOCK}/plan`, { method: "PUT", headers, body: JSON.stringify({ scenario, fault }) });
}

/** Makes the mock play its default again. */
export async function resetMock(): Promise<void> {
  await fetch(`${MOCK}/plan`, { method: "DELETE" });
}

/** Data of the mock's `contract` event that the page reads. */
interface ContractChange {
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** Callbacks for events of the mock. */
export interface MockEventHandlers {
  /** The plans have changed. */
  onPlans(): void;
  /** The contract has changed. The list of problems is empty if the mock serves it. */
  onContract(problems: readonly string[]): void;
}

/**
 * Listens to the mock.
 *
 * @returns a function that stops listening.
 */
export function listenToMock({ onPlans, onContract }: MockEventHandlers): () => void {
  const source = new EventSource(`${MOCK}/events`);
  let isFirst = true;
  source.addEventListener("plans", onPlans);
  source.addEventListener("contract", (event: MessageEvent<string>) => {
    // The control API defines the shape.
    const { problems } = JSON.parse(event.data) as ContractChange;
    // The first event reports the contract that the page has just loaded.
    if (!isFirst || problems.length > 0) {
      onContract(problems.map(({ file, line, message }) => `${file.replace(/^.*\//, "")}:${line}: ${message}`));
    }
    isFirst = false;
  });
  return () => source.close();
}
