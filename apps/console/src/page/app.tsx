import { useNumbersList } from "@numbers-api/react";
import type { ReactNode } from "react";
import { Numbers } from "./numbers/numbers.tsx";
import { Skeleton } from "./numbers/skeleton.tsx";
import { AnnouncerProvider } from "./parts/announcer.tsx";
import { Header } from "./parts/header.tsx";
import { ProblemPanel } from "./problem/panel.tsx";
import { StaleNotice } from "./problem/stale-notice.tsx";

/** The whole page: what the account can send from, or why that cannot be shown. */
export function App(): ReactNode {
  const { data, error, isFetching, dataUpdatedAt, errorUpdatedAt, refetch } = useNumbersList();
  const retry = (): void => void refetch();
  return (
    <AnnouncerProvider>
      <Header updatedAt={data && dataUpdatedAt} isFetching={isFetching} onRefresh={retry} />
      <main id="content" tabIndex={-1} aria-busy={isFetching}>
        {data && error && (
          <StaleNotice
            error={error}
            at={errorUpdatedAt}
            updatedAt={dataUpdatedAt}
            isRetrying={isFetching}
            onRetry={retry}
          />
        )}
        {data && <Numbers list={data} />}
        {!data && error && <ProblemPanel error={error} at={errorUpdatedAt} isRetrying={isFetching} onRetry={retry} />}
        {!data && !error && <Skeleton />}
      </main>
    </AnnouncerProvider>
  );
}
