// The only file that loads OpenTelemetry, and itself loaded only when an endpoint is configured.
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Tracing } from "./trace.ts";
import { parseTraceParent } from "./trace.ts";

/** Starts traces; the exporter reads the standard variables OTEL_EXPORTER_OTLP_*. */
export function startTelemetry(environment: NodeJS.ProcessEnv): Tracing {
  const name = environment["OTEL_SERVICE_NAME"] || "numbers-server";
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ "service.name": name })),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer("numbers-server");
  return {
    begin: (exchange, header) => {
      const parent = parseTraceParent(header);
      const context = parent
        ? trace.setSpanContext(ROOT_CONTEXT, {
            traceId: parent.traceId,
            spanId: parent.spanId,
            traceFlags: parent.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
            isRemote: true,
          })
        : ROOT_CONTEXT;
      const span = tracer.startSpan(exchange.method, { kind: SpanKind.SERVER }, context);
      exchange.traceId = span.spanContext().traceId;
      exchange.endSpan = ({ status }) => {
        const { method, operationId, trackingId, code } = exchange;
        if (operationId) span.updateName(operationId);
        span.setAttributes({
          "http.request.method": method,
          "http.response.status_code": status,
          "numbers.tracking_id": trackingId,
          ...(code !== undefined && { "error.type": code }),
        });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
    close: () => provider.shutdown(),
  };
}
