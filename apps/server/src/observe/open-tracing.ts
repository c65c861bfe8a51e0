import { type Tracing, untraced } from "./trace.ts";

/** Loads OpenTelemetry if its standard variables name an endpoint. */
export async function openTracing(environment: NodeJS.ProcessEnv): Promise<Tracing> {
  const isConfigured = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"].some(
    (name) => environment[name],
  );
  if (!isConfigured || environment["OTEL_SDK_DISABLED"] === "true") return untraced;
  const { startTelemetry } = await import("./telemetry.ts");
  return startTelemetry(environment);
}
