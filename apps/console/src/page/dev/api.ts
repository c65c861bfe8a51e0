const MOCK = "/console/mock";

/** The names of what the mock can play; nothing when the API is no mock. */
export async function listScenarios(): Promise<readonly string[] | undefined> {
  const response = await fetch(`${MOCK}/scenarios`).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
}

/** Plays a scenario for the console's key, or stops playing. */
export async function play(scenario: string | undefined, fault?: string): Promise<void> {
  await fetch(`${MOCK}/plan`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ scenario, fault }),
  });
}

/** What the mock tells about the contract. */
interface ContractNews {
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

/** Calls back with what is wrong with the contract, each time that it has changed: an empty list when it is served. */
export function onContract(changed: (problems: readonly string[]) => void): void {
  let isFirst = true;
  new EventSource(`${MOCK}/events`).addEventListener("contract", (event: MessageEvent<string>) => {
    // What is served now is told at the beginning; the page has just asked for it.
    const { problems } = JSON.parse(event.data) as ContractNews; // As the control API documents.
    if (!isFirst || problems.length > 0) {
      changed(problems.map(({ file, line, message }) => `${file.replace(/^.*\//, "")}:${line}: ${message}`));
    }
    isFirst = false;
  });
}
