import { UnauthorizedError } from "@numbers-api/client";
import { numbersListQueryOptions, queryKey, useNumbersClient } from "@numbers-api/react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type SubmitEvent, useRef, useState } from "react";
import { CONNECTION_KEY, submitKey, useConnection } from "../connection.ts";

const NOT_ACCEPTED = "This key was not accepted. Check it, or create a new one.";

/**
 * Form for the API key, if the console's server accepts one from the page; otherwise instructions. The page itself does
 * not store the key.
 */
export function KeyForm(): ReactNode {
  const { data: connection } = useConnection();
  const submit = useSubmitKey();
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string>();
  const [isChecking, setIsChecking] = useState(false);
  if (!connection) return null;
  if (!connection.acceptsKey) {
    return (
      <p>
        This console reads its key from the environment. Set <code>NUMBERS_API_KEY</code> where it runs, and restart it.
      </p>
    );
  }
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isChecking || !field.current) return;
    setIsChecking(true);
    setError(undefined);
    const failed = await submit(field.current.value.trim());
    setIsChecking(false);
    setError(failed);
    if (failed !== undefined) field.current?.select();
  };
  return (
    <form className="key" onSubmit={(event) => void onSubmit(event)}>
      <label htmlFor="key">API key</label>
      <div>
        <input
          ref={field}
          id="key"
          name="key"
          type="password"
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? "key-hint" : "key-error key-hint"}
        />
        <button type="submit" className="primary" aria-disabled={isChecking}>
          {isChecking ? "Checking…" : "Use this key"}
        </button>
      </div>
      {error !== undefined && (
        <p id="key-error" className="error" role="alert">
          {error}
        </p>
      )}
      <p id="key-hint" className="hint">
        The console’s server on this machine keeps the key in memory until it stops. The page does not store it.
      </p>
    </form>
  );
}

/** Returns a function that saves a key and loads the numbers with it. It resolves to an error message, if any. */
function useSubmitKey(): (key: string) => Promise<string | undefined> {
  const client = useNumbersClient();
  const queryClient = useQueryClient();
  // The hook would take an input first if the operation ever got an optional parameter.
  const { refetch, errorUpdateCount } = useQuery({ ...numbersListQueryOptions(client), enabled: false });
  return async (key) => {
    const failed = await submitKey(key);
    if (failed !== undefined) return failed;
    void queryClient.invalidateQueries({ queryKey: CONNECTION_KEY });
    const result = await refetch();
    // Cancelling restores the previous error.
    if (result.errorUpdateCount === errorUpdateCount) return undefined;
    if (result.error instanceof UnauthorizedError) return NOT_ACCEPTED;
    // The numbers on the page may belong to the account of the previous key.
    if (result.error) await queryClient.resetQueries({ queryKey: queryKey(client) });
    return undefined;
  };
}
