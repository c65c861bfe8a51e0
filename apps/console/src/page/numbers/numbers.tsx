import { chooseSender, type components } from "@numbers-api/client";
import { type ReactNode, useMemo } from "react";
import { Dedicated } from "./dedicated.tsx";
import { Empty } from "./empty.tsx";
import { phoneForms } from "./phone.ts";
import { toRow } from "./row.ts";
import { Senders } from "./senders.tsx";

/** What an account can send from: the number in use, the shared number, and the dedicated ones. */
export function Numbers({ list }: { readonly list: components["schemas"]["NumberList"] }): ReactNode {
  const sender = chooseSender(list);
  const rows = useMemo(
    () => list.numbers.map((number) => toRow(number, sender.phoneNumber)),
    [list, sender.phoneNumber],
  );
  return (
    <>
      <Senders
        sender={sender}
        label={rows[0]?.label}
        shared={phoneForms(list.sharedNumber)}
        sharedNumber={list.sharedNumber}
      />
      {rows.length > 0 ? <Dedicated rows={rows} /> : <Empty shared={phoneForms(list.sharedNumber).international} />}
    </>
  );
}
