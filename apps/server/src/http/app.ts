import { type Operation, operations } from "@numbers-api/contract";
import { Hono } from "hono";
import { requestChecks } from "../generated/contract/request-checks.ts";
import { problemAnswer, toResponse } from "./answer.ts";
import type { RequestChecks } from "./contract-check.ts";
import type { RequestRecord } from "./exchange.ts";
import type { Handlers } from "./handlers.ts";
import { type OperationServices, serveOperation } from "./operation.ts";
import { methodNotAllowed, notFound, toProblem } from "./problem.ts";
import { readInput } from "./read-request.ts";
import { routesOf } from "./routes.ts";

/** Values that Hono passes to each route. */
export interface AppEnvironment {
  readonly Bindings: { readonly exchange: RequestRecord; readonly authorization: string | undefined };
}

/** Generated tables of a contract. */
export interface ContractTables {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly requestChecks: Readonly<Record<string, RequestChecks>>;
}

/** Serves the operations of the contract. */
export function createApp(
  handlers: Handlers,
  services: OperationServices,
  contract: ContractTables = { operations, requestChecks },
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();

  for (const { path, parameters, byMethod } of routesOf(contract.operations)) {
    const allowed = Object.keys(byMethod);
    app.all(path, (context) => {
      const { exchange, authorization } = context.env;
      const operation = byMethod[exchange.method];
      if (!operation) throw methodNotAllowed(exchange.method, allowed);
      exchange.operationId = operation.id;
      return serveOperation(operation, {
        handlers,
        services,
        exchange,
        authorization,
        readInput: () => readInput(context, exchange, contract.requestChecks[operation.id], parameters),
      });
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
