/** Value of a metric, as a registry of prom-client prints it. */
interface MetricValue {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
}

interface Series {
  readonly labels: { readonly operation: string; readonly status: string };
  /** Observations by bucket; the last one has no upper bound. */
  readonly counts: Float64Array;
  sum: number;
}

/**
 * Histogram of the durations of requests, for a registry of prom-client. Its own looks its labels up for every
 * observation, which takes longer than the log line.
 */
export class RequestHistogram {
  readonly name = "numbers_request_duration_seconds";
  readonly help = "Duration of requests by operation and status.";
  readonly type = "histogram";
  readonly aggregator = "sum";
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Map<number, Series>>();

  /** @param bounds Upper bounds of the buckets in seconds, in ascending order. */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  /** @param status 0 for a request whose client did not get the whole answer. */
  observe(operation: string, status: number, seconds: number): void {
    const series = this.#seriesOf(operation, status);
    let bucket = 0;
    while (bucket < this.#bounds.length && seconds > (this.#bounds[bucket] ?? 0)) bucket += 1;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += seconds;
  }

  /** Current values, read by the registry. */
  async get(): Promise<object> {
    const values = [...this.#series.values()].flatMap((byStatus) => [...byStatus.values()].flatMap(this.#valuesOf));
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator, values };
  }

  /** Forgets all observations. */
  reset(): void {
    this.#series.clear();
  }

  readonly #valuesOf = ({ labels, counts, sum }: Series): readonly MetricValue[] => {
    let total = 0;
    const buckets = [...counts].map((count, index) => {
      total += count;
      const le = this.#bounds[index] ?? "+Inf";
      return { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: total };
    });
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: total },
    ];
  };

  #seriesOf(operation: string, status: number): Series {
    const byStatus = this.#series.get(operation) ?? new Map<number, Series>();
    if (byStatus.size === 0) this.#series.set(operation, byStatus);
    const known = byStatus.get(status);
    if (known) return known;
    const labels = { operation, status: status === 0 ? "aborted" : String(status) };
    const series: Series = { labels, counts: new Float64Array(this.#bounds.length + 1), sum: 0 };
    byStatus.set(status, series);
    return series;
  }
}
