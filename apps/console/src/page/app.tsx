import { queryKey, useNumbersClient, useNumbersList } from "@numbers-api/react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CancelledPanel } from "./loading/cancelled.tsx";
import { LoadingNotice } from "./loading/loading-notice.tsx";
import { Skeleton } from "./loading/skeleton.tsx";
import { Numbers } from "./numbers/numbers.tsx";
import { AnnouncerProvider, useAnnounce } from "./parts/announcer.tsx";
import { Header } from "./parts/header.tsx";
import { ProblemPanel } from "./problem/panel.tsx";
import { StaleNotice } from "./problem/stale-notice.tsx";
import { useFailure } from "./problem/use-failure.ts";

/** The page: the account's numbers, or the reason why they cannot be shown. */
export function App(): ReactNode {
  return (
    <AnnouncerProvider>
      <Account />
    </AnnouncerProvider>
  );
}

function Account(): ReactNode {
  const client = useNumbersClient();
  const queryClient = useQueryClient();
  const query = useNumbersList();
  const { data, isFetching, dataUpdatedAt, refetch } = query;
  const failure = useFailure(query);
  const announce = useAnnounce();
  const load = async (): Promise<void> => {
    const { isSuccess, isError } = await refetch();
    if (isSuccess) announce("The numbers are up to date.");
    // The panel of a first failure is announced by its own role.
    else if (isError && failure) announce("Still failing.");
  };
  // Buttons stay enabled while loading, to keep the focus, so repeated clicks are ignored here.
  const retry = (): void => void (isFetching || load());
  const cancel = (): void => {
    announce("Cancelled.");
    void queryClient.cancelQueries({ queryKey: queryKey(client) });
  };
  const problem = failure && { ...failure, isRetrying: isFetching, onRetry: retry };
  return (
    <>
      <Header updatedAt={data && dataUpdatedAt} isFetching={isFetching} onRefresh={retry} />
      {isFetching && <LoadingNotice onCancel={cancel} />}
      <main id="content" tabIndex={-1} aria-busy={isFetching}>
        {data && problem && <StaleNotice {...problem} updatedAt={dataUpdatedAt} />}
        {data && <Numbers list={data} />}
        {!data && problem && <ProblemPanel {...problem} />}
        {!data && !problem && (isFetching ? <Skeleton /> : <CancelledPanel onLoad={retry} />)}
      </main>
    </>
  );
}
