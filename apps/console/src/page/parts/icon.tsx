import type { ReactNode } from "react";

/** SVG paths on a 16 by 16 grid. */
const SHAPES = {
  alert: "M8 5v3.5M8 11h.01M8 1.5l6.9 12.3H1.1z",
  check: "M3 8.5l3.2 3.2L13 4.8",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  download: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  offline: "M1.5 1.5l13 13M5.2 10.3a4 4 0 0 1 5 .3M2.8 7.6a8 8 0 0 1 3-1.9M8.4 5.1a8 8 0 0 1 4.8 2.5M8 13h.01",
  refresh: "M13.3 6.5A5.6 5.6 0 1 0 13.6 9M13.5 2.8v3.7H9.8",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.4 3.4",
  send: "M14 2 7.2 8.8M14 2 9.6 14 7.2 8.8 2 6.4z",
  shared:
    "M6 7.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.6 13.4a4.4 4.4 0 0 1 8.8 0M10.6 2.7a2.4 2.4 0 0 1 0 4.3M12.2 9.9a4.4 4.4 0 0 1 2.3 3.5",
  key: "M5.5 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.7 7.9 13.5 2M11 4.5l2 2",
  clock: "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.4 1.6",
} as const;

export type IconName = keyof typeof SHAPES;

/** Decorative icon, hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={SHAPES[name]} />
    </svg>
  );
}
