import "./switch.css";
import { type QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { MockPlayback } from "../../dev/playback.ts";
import { listenToMock, play, readPlayback, resetMock } from "./api.ts";

/** Faults that the switch offers, by name. */
const FAULTS: Readonly<Record<string, string>> = {
  "connection lost": "reset",
  "no response": "hang",
  "broken body": "garbage",
};

/** Shows the switch for the mock's scenarios in a corner of the page, if the API is the mock. */
export async function showSwitch(queryClient: QueryClient): Promise<void> {
  const state = await readPlayback();
  if (!state) return;
  const corner = document.createElement("aside");
  corner.setAttribute("aria-label", "Development");
  document.body.append(corner);
  createRoot(corner).render(
    <QueryClientProvider client={queryClient}>
      <Switch first={state} />
    </QueryClientProvider>,
  );
}

function Switch({ first }: { readonly first: MockPlayback }): ReactNode {
  const queryClient = useQueryClient();
  const [state, setState] = useState(first);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const refresh = useCallback(() => void readPlayback().then((next) => next && setState(next)), []);
  useEffect(
    () =>
      listenToMock({
        onPlans: refresh,
        onContract: (found) => {
          setProblems(found);
          refresh();
          if (found.length === 0) void queryClient.invalidateQueries();
        },
      }),
    [queryClient, refresh],
  );
  const change = async (action: Promise<void>): Promise<void> => {
    await action;
    refresh();
    await queryClient.invalidateQueries();
  };
  const choose = (name: string): Promise<void> => {
    if (name === "") return change(resetMock());
    const fault = FAULTS[name];
    return change(fault === undefined ? play(name) : play(state.scenarios[0] ?? "", fault));
  };
  const { scenarios, playing = "", source, steps = 1 } = state;
  const current = Object.entries(FAULTS).find(([, fault]) => fault === playing)?.[0] ?? playing;
  const isOffered = current === "" || scenarios.includes(current) || Object.hasOwn(FAULTS, current);
  return (
    <>
      {problems.length > 0 && (
        <div role="status">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      <label>
        Mock plays
        <select value={current} onChange={(event) => void choose(event.target.value)}>
          <option value="">its default</option>
          {!isOffered && <option value={current}>{current}</option>}
          <optgroup label="Scenarios">{scenarios.map(toOption)}</optgroup>
          <optgroup label="Faults">{Object.keys(FAULTS).map(toOption)}</optgroup>
        </select>
      </label>
      {source !== undefined && source !== "this console" && (
        <span className="source">
          {steps > 1 ? `next of ${steps} steps, ` : ""}from {source}
        </span>
      )}
      <button type="button" disabled={playing === "" || source === "the API key"} onClick={() => void choose("")}>
        Reset
      </button>
      <button type="button" onClick={() => void queryClient.resetQueries()}>
        Reload data
      </button>
    </>
  );
}

function toOption(name: string): ReactNode {
  return (
    <option key={name} value={name}>
      {name}
    </option>
  );
}
