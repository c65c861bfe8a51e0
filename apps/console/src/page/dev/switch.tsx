import "./switch.css";
import { type QueryClient, QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { listScenarios, onContract, play } from "./api.ts";

/** Broken answers, which are no scenarios of the contract. */
const FAULTS = { "connection lost": "reset", "no answer": "hang", "broken body": "garbage" } as const;

/** Shows the switch for what the mock plays, in a corner of the page, if the API is the mock. */
export async function showSwitch(queryClient: QueryClient): Promise<void> {
  const scenarios = await listScenarios();
  if (!scenarios) return;
  const corner = document.createElement("aside");
  corner.setAttribute("aria-label", "Development");
  document.body.append(corner);
  createRoot(corner).render(
    <QueryClientProvider client={queryClient}>
      <Switch scenarios={scenarios} />
    </QueryClientProvider>,
  );
}

function Switch({ scenarios }: { readonly scenarios: readonly string[] }): ReactNode {
  const queryClient = useQueryClient();
  const [problems, setProblems] = useState<readonly string[]>([]);
  useEffect(
    () =>
      onContract((found) => {
        setProblems(found);
        if (found.length === 0) void queryClient.invalidateQueries();
      }),
    [queryClient],
  );
  const choose = async (name: string): Promise<void> => {
    const fault = Object.entries(FAULTS).find(([each]) => each === name)?.[1];
    await play(fault ? scenarios[0] : name || undefined, fault);
    await queryClient.invalidateQueries();
  };
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
        <select onChange={(event) => void choose(event.target.value)}>
          <option value="">its default</option>
          <optgroup label="Scenarios">{scenarios.map(option)}</optgroup>
          <optgroup label="Faults">{Object.keys(FAULTS).map(option)}</optgroup>
        </select>
      </label>
      <button type="button" onClick={() => void queryClient.resetQueries()}>
        Load anew
      </button>
    </>
  );
}

function option(name: string): ReactNode {
  return (
    <option key={name} value={name}>
      {name}
    </option>
  );
}
