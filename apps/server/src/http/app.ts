import { operations } from "@numbers-api/contract";
import { Hono } from "hono";
import { problemAnswer, toResponse } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import type { Handlers } from "./handlers.ts";
import { type OperationServices, serveOperation } from "./operation.ts";
import { methodNotAllowed, notFound, toProblem } from "./problem.ts";
import { routesOf } from "./routes.ts";

/** What Hono passes to each route. */
export interface AppEnvironment {
  readonly Bindings: { readonly exchange: Exchange; readonly authorization: string | undefined };
}

/** Serves the operations of the contract. */
export function createApp(handlers: Handlers, services: OperationServices): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  for (const { path, byMethod } of routesOf(operations)) {
    const allowed = Object.keys(byMethod);
    app.all(path, async ({ env: { exchange, authorization } }) => {
      const operation = byMethod[exchange.method];
      if (!operation) throw methodNotAllowed(exchange.method, allowed);
      exchange.operationId = operation.id;
      return serveOperation(operation, { handlers, services, exchange, authorization });
    });
  }
  app.notFound(({ env: { exchange } }) => toResponse(problemAnswer(exchange, notFound())));
  app.onError((error, { env: { exchange } }) => {
    const problem = toProblem(error);
    if (problem.status >= 500) exchange.cause = error;
    return toResponse(problemAnswer(exchange, problem));
  });
  return app;
}
