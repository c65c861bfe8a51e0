import { useNumbersList } from "@numbers-api/react";
import type { ReactNode } from "react";
import { Numbers } from "./numbers/numbers.tsx";
import { Skeleton } from "./numbers/skeleton.tsx";
import { AnnouncerProvider, useAnnounce } from "./parts/announcer.tsx";
import { Header } from "./parts/header.tsx";
import { useFailure } from "./problem/failure.ts";
import { ProblemPanel } from "./problem/panel.tsx";
import { StaleNotice } from "./problem/stale-notice.tsx";

/** The whole page: what the account can send from, or why that cannot be shown. */
export function App(): ReactNode {
  return (
    <AnnouncerProvider>
      <Account />
    </AnnouncerProvider>
  );
}

function Account(): ReactNode {
  const query = useNumbersList();
  const { data, isFetching, dataUpdatedAt, refetch } = query;
  const failure = useFailure(query);
  const announce = useAnnounce();
  const ask = async (): Promise<void> => {
    const { isSuccess } = await refetch();
    // A first failure comes with words of its own.
    if (isSuccess) announce("The numbers are up to date.");
    else if (failure) announce("That failed again.");
  };
  // Buttons can be pressed while they wait, so that they keep the focus; asking twice at once helps nobody.
  const retry = (): void => void (isFetching || ask());
  const problem = failure && { ...failure, isRetrying: isFetching, onRetry: retry };
  return (
    <>
      <Header updatedAt={data && dataUpdatedAt} isFetching={isFetching} onRefresh={retry} />
      <main id="content" tabIndex={-1} aria-busy={isFetching}>
        {data && problem && <StaleNotice {...problem} updatedAt={dataUpdatedAt} />}
        {data && <Numbers list={data} />}
        {!data && problem && <ProblemPanel {...problem} />}
        {!data && !problem && <Skeleton />}
      </main>
    </>
  );
}
