import type { components } from "@numbers-api/client";
import { type ReactNode, useMemo } from "react";
import { Dedicated } from "./dedicated.tsx";
import { toRow } from "./row.ts";
import { chooseSender } from "./sender.ts";
import { Senders, SharedOnly } from "./senders.tsx";

/** Senders and dedicated numbers of an account. */
export function Numbers({ list }: { readonly list: components["schemas"]["NumberList"] }): ReactNode {
  const sender = chooseSender(list);
  const rows = useMemo(
    () => list.numbers.map((number) => toRow(number, sender.phoneNumber)),
    [list, sender.phoneNumber],
  );
  if (rows.length === 0) return <SharedOnly sharedNumber={list.sharedNumber} />;
  return (
    <>
      <Senders sender={sender} label={rows[0]?.label} sharedNumber={list.sharedNumber} />
      <Dedicated rows={rows} />
    </>
  );
}
