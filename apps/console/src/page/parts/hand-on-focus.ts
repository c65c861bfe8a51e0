import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Hands the focus on to the content when the element that this is the reference of leaves the page with the focus in it.
 * Else it would be nowhere, and whoever uses the keyboard would begin at the top again.
 */
export function useHandOnFocus(): RefObject<HTMLElement | null> {
  const reference = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = reference.current;
    // This runs while the element is still in the page.
    return () => {
      if (element?.contains(document.activeElement)) document.getElementById("content")?.focus();
    };
  }, []);
  return reference;
}
