import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { handIn, readKeyState } from "./key.ts";

/**
 * Asks for the API key where the console may take one from the page, and says where to set it otherwise. What is typed
 * goes to the console's own server and is kept nowhere in the page.
 */
export function KeyForm(): ReactNode {
  const { data } = useQuery({ queryKey: ["console", "key"], queryFn: ({ signal }) => readKeyState(signal), gcTime: 0 });
  const queryClient = useQueryClient();
  const [wrong, setWrong] = useState<string>();
  if (!data) return null;
  if (!data.isSettable) {
    return (
      <p>
        {data.isSet ? "Its key comes" : "Its key has to come"} from the environment: set <code>NUMBERS_API_KEY</code>{" "}
        where the console runs, and start it again.
      </p>
    );
  }
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const refused = await handIn(String(new FormData(form).get("key")).trim());
    setWrong(refused);
    if (refused) return;
    form.reset();
    // Another key may be another account, of which nothing may be mixed with what is there.
    await queryClient.resetQueries();
  };
  return (
    <form className="key" onSubmit={(event) => void submit(event)}>
      <label htmlFor="key">API key</label>
      <div>
        <input
          id="key"
          name="key"
          type="password"
          required
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong !== undefined}
          aria-describedby="key-hint"
        />
        <button type="submit" className="primary">
          Use this key
        </button>
      </div>
      <p id="key-hint" className="hint">
        {wrong && <strong>{wrong} </strong>}
        It goes to the console’s own server on this machine, which keeps it in memory until it ends. The page keeps
        nothing.
      </p>
    </form>
  );
}
