import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Announce = createContext<(text: string) => void>(() => {});

/** Says what happened to whoever listens to the page instead of looking at it (ARIA live region). */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [said, setSaid] = useState({ text: "", times: 0 });
  const announce = useCallback((text: string) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      <output className="visually-hidden" aria-live="polite">
        {/* The same words twice in a row are news, too. */}
        <span key={said.times}>{said.text}</span>
      </output>
    </Announce>
  );
}

/** A function that has a text read aloud. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}
