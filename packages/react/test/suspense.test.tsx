// @vitest-environment jsdom
import { PaymentRequiredError } from "@numbers-api/client";
import { QueryErrorResetBoundary, useSuspenseQuery } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { Component, type ReactNode, Suspense } from "react";
import { describe, expect, it } from "vitest";
import { numbersListQueryOptions, useNumbersClient, useSuspenseNumbersList } from "../src/index.ts";
import { openAccounts } from "./support/account.ts";
import { app } from "./support/app.tsx";

const openAccount = await openAccounts();

interface BoundaryProps {
  readonly children: ReactNode;
  readonly onReset: () => void;
}

/** Shows an error instead of its children until its button is clicked. */
class ErrorBoundary extends Component<BoundaryProps, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};
  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }
  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = (): void => {
      this.props.onReset();
      this.setState({ error: undefined });
    };
    const kind = error instanceof PaymentRequiredError ? "The usage limit is reached." : "Something went wrong.";
    return (
      <p role="alert">
        {kind} <button onClick={retry} type="button" />
      </p>
    );
  }
}

const page = (Numbers: () => ReactNode): ReactNode => (
  <QueryErrorResetBoundary>
    {({ reset }) => (
      <ErrorBoundary onReset={reset}>
        <Suspense fallback={<p role="status">Loading</p>}>
          <Numbers />
        </Suspense>
      </ErrorBoundary>
    )}
  </QueryErrorResetBoundary>
);

const sentence = (count: number): ReactNode => <p role="note">{count} numbers</p>;
const components: readonly { readonly how: string; readonly Numbers: () => ReactNode }[] = [
  { how: "useSuspenseNumbersList", Numbers: () => sentence(useSuspenseNumbersList().data.numbers.length) },
  {
    how: "useSuspenseNumbersList with a selection",
    Numbers: () => sentence(useSuspenseNumbersList({ select: ({ numbers }) => numbers.length }).data),
  },
  {
    how: "TanStack's own hook",
    Numbers: () => sentence(useSuspenseQuery(numbersListQueryOptions(useNumbersClient())).data.numbers.length),
  },
];

describe.each(components)("a component that suspends with $how", ({ Numbers }) => {
  it("shows the fallback until the data arrives", async () => {
    const { options } = openAccount();
    render(page(Numbers), app(options));
    expect(screen.getByRole("status").textContent).toBe("Loading");
    expect((await screen.findByRole("note")).textContent).toBe("4 numbers");
  });

  it("passes errors to the error boundary, which can retry", async () => {
    const { options, play } = openAccount();
    await play(["usage-limit-exceeded", "dedicated-numbers"]);
    render(page(Numbers), { ...app(options), onCaughtError: () => {} });
    expect((await screen.findByRole("alert")).textContent).toContain("The usage limit is reached.");
    fireEvent.click(screen.getByRole("button"));
    expect((await screen.findByRole("note")).textContent).toBe("4 numbers");
  });
});
