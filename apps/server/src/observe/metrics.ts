import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ExchangeOutcome, RequestRecord } from "../http/exchange.ts";
import type { Reconciliation } from "../numbers/reconcile.ts";
import type { ReadOutcome } from "../providers/protected.ts";
import { RequestHistogram } from "./request-histogram.ts";

/** Upper bounds of durations in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics of the server in Prometheus's form. */
export class Metrics {
  readonly #collected = new Registry();
  readonly #requests = new RequestHistogram(BUCKETS);
  readonly #reads: Histogram<"provider" | "outcome">;
  readonly #changes: Counter<"change">;
  readonly #failures: Counter<"task">;

  constructor(inFlight: () => number) {
    const registers = [this.#collected];
    collectDefaultMetrics({ register: this.#collected });
    // It has the members that a registry reads.
    this.#collected.registerMetric(this.#requests as unknown as Histogram);
    this.#reads = new Histogram({
      name: "numbers_provider_read_duration_seconds",
      help: "Duration of reads from providers by how they ended.",
      labelNames: ["provider", "outcome"],
      buckets: BUCKETS,
      registers,
    });
    this.#changes = new Counter({
      name: "numbers_reconciled_numbers_total",
      help: "Numbers that reconciliations marked as lost or found.",
      labelNames: ["change"],
      registers,
    });
    this.#failures = new Counter({
      name: "numbers_background_failures_total",
      help: "Work in the background that failed.",
      labelNames: ["task"],
      registers,
    });
    new Gauge({
      name: "numbers_requests_in_progress",
      help: "Requests that are being answered.",
      registers,
      collect() {
        this.set(inFlight());
      },
    });
  }

  /** Media type of `text`. */
  get contentType(): string {
    return this.#collected.contentType;
  }

  /** Returns the current values of all metrics. */
  text(): Promise<string> {
    return this.#collected.metrics();
  }

  countRequest({ operationId }: RequestRecord, { status, duration, isAborted }: ExchangeOutcome): void {
    this.#requests.observe(operationId ?? "none", isAborted ? 0 : status, duration / 1000);
  }

  countRead(provider: string, outcome: ReadOutcome, duration: number): void {
    this.#reads.observe({ provider, outcome }, duration / 1000);
  }

  countReconciliation({ lost, found }: Reconciliation): void {
    this.#changes.inc({ change: "lost" }, lost.length);
    this.#changes.inc({ change: "found" }, found.length);
  }

  countFailure(task: "usage" | "key use" | "reconciliation"): void {
    this.#failures.inc({ task });
  }
}
