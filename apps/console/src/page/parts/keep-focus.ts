import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Moves the focus to the content when the element of this ref is removed while it has the focus. Otherwise keyboard
 * users would start again at the top of the page.
 */
export function useKeepFocus<Kind extends HTMLElement = HTMLElement>(): RefObject<Kind | null> {
  const reference = useRef<Kind>(null);
  useLayoutEffect(() => {
    const element = reference.current;
    // Runs while the element is still in the document.
    return () => {
      if (element?.contains(document.activeElement)) document.getElementById("content")?.focus();
    };
  }, []);
  return reference;
}
