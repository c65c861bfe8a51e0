import type { OperationId, OperationTypes, operations } from "@numbers-api/contract";
import type { Account } from "../accounts/account.ts";
import type { MaybePromise } from "../maybe-promise.ts";

/** Request of an operation, validated by the contract. */
export interface OperationRequest<Id extends OperationId> {
  readonly parameters: OperationTypes[Id]["parameters"];
  readonly body: RequestBodyOf<OperationTypes[Id]>;
  /** Account of the API key; operations without credentials have none. */
  readonly account: (typeof operations)[Id] extends { readonly anonymous: true } ? undefined : Account;
}

/** Documented responses of an operation: a status with exactly its body, or without one. */
export type OperationAnswer<Id extends OperationId> = {
  [Status in keyof OperationTypes[Id]["responses"]]: AnswerOf<Status, OperationTypes[Id]["responses"][Status]>;
}[keyof OperationTypes[Id]["responses"]];

/** Answers one operation. */
export type OperationHandler<Id extends OperationId> = (
  request: OperationRequest<Id>,
) => MaybePromise<OperationAnswer<Id>>;

/** Exactly one handler for each operation of the contract. */
export type Handlers = { readonly [Id in OperationId]: OperationHandler<Id> };

type AnswerOf<Status, Response> = Response extends { readonly content: infer Content }
  ? {
      [Type in keyof Content]: { readonly status: Status; readonly contentType?: Type; readonly body: Content[Type] };
    }[keyof Content]
  : { readonly status: Status; readonly contentType?: never; readonly body?: never };

type RequestBodyOf<Operation> = Operation extends { readonly requestBody: { readonly content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { readonly requestBody?: { readonly content: infer Content } }
    ? Content[keyof Content] | undefined
    : undefined;
