import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Announce = createContext<(text: string) => void>(() => {});

/** Provides {@link useAnnounce} and the ARIA live region that it writes to. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [announced, setAnnounced] = useState({ text: "", count: 0 });
  const announce = useCallback((text: string) => setAnnounced(({ count }) => ({ text, count: count + 1 })), []);
  return (
    <Announce value={announce}>
      {children}
      <output className="visually-hidden" aria-live="polite">
        {/* A new key makes screen readers read a repeated text again. */}
        <span key={announced.count}>{announced.text}</span>
      </output>
    </Announce>
  );
}

/** Returns a function that makes screen readers read a text. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}
