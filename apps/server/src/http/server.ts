import { createServer, IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { type PlainResponse, problemAnswer, toResponse } from "./answer.ts";
import type { AppEnvironment } from "./app.ts";
import { type ExchangeObserver, newExchange, type RequestRecord } from "./exchange.ts";
import {
  bodyTooLarge,
  expectationFailed,
  type HttpError,
  headTooLarge,
  malformedRequest,
  methodNotAllowed,
  requestTimeout,
  toProblem,
} from "./problem.ts";
import { hasBody, readBody } from "./request-body.ts";
import { checkHead } from "./request-head.ts";

/** Limits against slow and large requests. Times are in milliseconds, sizes in bytes. */
const LIMITS = {
  headersTimeout: 2000,
  requestTimeout: 3000,
  connectionsCheckingInterval: 500,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
  // Node answers a missing Host header without a body, so it is checked here.
  requireHostHeader: false,
};

/** Longest time without any traffic on a connection, for clients that do not read: longer than any provider may take. */
const SOCKET_TIMEOUT = 20_000;

/** Options of the API's server. */
export interface ApiServerOptions {
  readonly app: Hono<AppEnvironment>;
  readonly observer: ExchangeObserver;
  /** Let Hono replace the global `Request` and `Response`, which is faster, in a process of the server's own. */
  readonly ownsProcess: boolean;
}

/** A request that knows its exchange. */
class ApiRequest extends IncomingMessage {
  exchange: RequestRecord | undefined;
}

/** The latest request of a connection. */
interface ConnectionState {
  exchange: RequestRecord;
  outgoing: ServerResponse;
}

/** Creates Node's server for the API. Every answer comes from here or from the app, with a tracking id. */
export function createApiServer({ app, observer, ownsProcess }: ApiServerOptions): Server<typeof ApiRequest> {
  const connections = new WeakMap<Socket, ConnectionState>();

  /** One listener for all responses, because a function for each takes longer. */
  function ended(this: ServerResponse): void {
    // Every request that `begin` has seen is of this class, and has an exchange.
    const { exchange } = this.req as ApiRequest;
    if (exchange) {
      observer.end(exchange, {
        status: exchange.rawStatus ?? this.statusCode,
        duration: performance.now() - exchange.startedAt,
        isAborted: !this.writableFinished && exchange.rawStatus === undefined,
      });
    }
  }

  const begin = (incoming: ApiRequest, outgoing: ServerResponse): RequestRecord => {
    const exchange = newExchange(incoming.method ?? "");
    incoming.exchange = exchange;
    const connection = connections.get(incoming.socket);
    if (connection) {
      connection.exchange = exchange;
      connection.outgoing = outgoing;
    } else connections.set(incoming.socket, { exchange, outgoing });
    const { traceparent } = incoming.headers;
    // A repeated header of this name is joined to one that is malformed.
    observer.begin(exchange, typeof traceparent === "string" ? traceparent : undefined);
    outgoing.on("close", ended);
    return exchange;
  };

  const listener = getRequestListener(
    (request, { incoming }) => {
      // The server makes its requests of this class, and every one began with `begin`.
      const message = incoming as ApiRequest;
      const exchange = message.exchange ?? newExchange(message.method ?? "");
      const bindings = { exchange, authorization: message.headers.authorization };
      if (!hasBody(message)) return app.fetch(request, bindings);
      return readBody(message).then(
        (body) => {
          exchange.body = body;
          return app.fetch(request, bindings);
        },
        (error: unknown) => toResponse(problemAnswer(exchange, toProblem(error))),
      );
    },
    { overrideGlobalObjects: ownsProcess },
  );

  const handle = (incoming: ApiRequest, outgoing: ServerResponse): void => {
    const exchange = begin(incoming, outgoing);
    const problem = checkHead(incoming);
    // The host is not used, but Hono requires one that forms a URL, which HTTP/1.0 clients need not send.
    incoming.headers.host = "localhost";
    if (problem) send(outgoing, problemAnswer(exchange, problem));
    else void listener(incoming, outgoing);
  };

  const server = createServer({ ...LIMITS, IncomingMessage: ApiRequest }, handle);
  // Node drops headers beyond a count silently; their size is limited already.
  server.maxHeadersCount = 0;
  server.timeout = SOCKET_TIMEOUT;
  server.on("checkExpectation", (incoming: ApiRequest, outgoing: ServerResponse) => {
    send(outgoing, problemAnswer(begin(incoming, outgoing), expectationFailed()));
  });
  server.on("connect", (incoming: IncomingMessage, socket: Socket) => {
    sendRaw(socket, newExchange(incoming.method ?? ""), methodNotAllowed("CONNECT", ["GET"]), observer);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const current = connections.get(socket);
    const isAnswering = current !== undefined && !current.outgoing.writableFinished;
    if (!socket.writable || error.code === "ECONNRESET" || (isAnswering && current.outgoing.headersSent)) {
      socket.destroy();
      return;
    }
    // Requests known to Node report their end when the answer closes.
    if (isAnswering) sendRaw(socket, current.exchange, clientProblem(error.code));
    else sendRaw(socket, newExchange(""), clientProblem(error.code), observer);
  });
  return server;
}

function clientProblem(code: string | undefined): HttpError {
  switch (code) {
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return requestTimeout();
    case "HPE_HEADER_OVERFLOW":
      return headTooLarge();
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return bodyTooLarge();
    default:
      return malformedRequest();
  }
}

function send(outgoing: ServerResponse, { status, headers, body }: PlainResponse): void {
  outgoing.writeHead(status, withLength(headers, body)).end(outgoing.req.method === "HEAD" ? undefined : (body ?? ""));
}

/** Answers a connection whose bytes Node did not parse as a request. */
function sendRaw(socket: Socket, exchange: RequestRecord, problem: HttpError, observer?: ExchangeObserver): void {
  observer?.begin(exchange, undefined);
  const { status, headers, body } = problemAnswer(exchange, problem);
  exchange.rawStatus = status;
  const lines = Object.entries({ ...withLength(headers, body), connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body ?? ""}`);
  observer?.end(exchange, { status, duration: performance.now() - exchange.startedAt, isAborted: false });
  setTimeout(() => socket.destroy(), 1000).unref();
}

function withLength(headers: Readonly<Record<string, string>>, body: string | null): Record<string, string> {
  return { ...headers, "content-length": String(Buffer.byteLength(body ?? "")) };
}
