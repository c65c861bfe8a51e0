// Promises of the compiler. `tsc` checks this file; the tests run only the parts that show at run time too.
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  AbortError,
  ApiKeyError,
  BadGatewayError,
  BadRequestError,
  type CallOptions,
  ConnectionError,
  type components,
  createClient,
  type ErrorBody,
  type ErrorStatus,
  HookError,
  InternalServerError,
  InvalidResponseError,
  isNumbersApiError,
  type NumbersApiError,
  type OperationError,
  type Output,
  PaymentRequiredError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedStatusError,
} from "../../src/index.ts";
import type { ServerVariablesOf } from "../../src/options/options.ts";
import type { WithOptionalHeader } from "../../src/types/operations.ts";
import { envelope, fine, list } from "./support/answers.ts";
import { serve } from "./support/server.ts";

type Envelope = components["schemas"]["ErrorEnvelope"];
type NumberList = components["schemas"]["NumberList"];
type ListError = OperationError<"numbers_list">;

describe("the type of a call", () => {
  it("is the contract's body, however it is asked for", async () => {
    const { url } = await serve(fine);
    const call = createClient({ baseUrl: url, apiKey: "any-key" }).numbers.list();
    expectTypeOf(await call).toEqualTypeOf<NumberList>();
    expectTypeOf<Output<"numbers_list">>().toEqualTypeOf<NumberList>();
    const { data, response } = await call.withResponse();
    expectTypeOf(data).toEqualTypeOf<NumberList>();
    expectTypeOf(response).toEqualTypeOf<Response>();
    const result = await call.result();
    if (result.ok) expectTypeOf(result.data).toEqualTypeOf<NumberList>();
    else expectTypeOf(result.error).toEqualTypeOf<ListError>();
    expect(result).toMatchObject({ ok: true, data: list });
  });

  it("leaves optional members optional and open strings open", () => {
    const [first] = list.numbers;
    expectTypeOf(first?.label).toEqualTypeOf<string | undefined>();
    expectTypeOf<Envelope["error"]["code"]>().toEqualTypeOf<string>();
    expectTypeOf<PaymentRequiredError["code"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<BadGatewayError["provider"]>().toEqualTypeOf<string | undefined>();
    expect(typeof envelope.error.code).toBe("string");
  });
});

describe("the arguments of a call", () => {
  const client = createClient({ apiKey: "any-key", fetch: async () => Response.json(list) });

  it("are the options alone where the contract has no input", async () => {
    expectTypeOf(client.numbers.list).parameters.toEqualTypeOf<[options?: CallOptions | undefined]>();
    expectTypeOf(client.numbers.list).toBeCallableWith({ timeout: 1, maxRetries: 0, headers: { a: "b" } });
    await expect(client.numbers.list({ timeout: 1_000 })).resolves.toEqual(list);
  });

  it("are refused by the compiler when they are wrong", () => {
    // @ts-expect-error a time is a number of ms
    expect(() => client.numbers.list({ timeout: "1s" })).toThrow(TypeError);
    // @ts-expect-error a signal is not a controller
    expect(() => client.numbers.list({ signal: new AbortController() })).toThrow(TypeError);
    // @ts-expect-error a key is a text
    expect(() => createClient({ apiKey: 5 })).toThrow(TypeError);
    const misspelt = (): unknown =>
      // @ts-expect-error it is `timeout`
      client.numbers.list({ timeOut: 5 });
    const unknownOperation = (): unknown =>
      // @ts-expect-error the contract does not have this operation
      client.numbers.remove();
    expect([misspelt, unknownOperation]).toHaveLength(2);
  });
});

describe("an error", () => {
  it("has the statuses and bodies of the contract", () => {
    expectTypeOf<ErrorStatus<"numbers_list">>().toEqualTypeOf<400 | 401 | 402 | 500 | 502>();
    expectTypeOf<ErrorBody<"numbers_list", 402>>().toEqualTypeOf<Envelope>();
    expectTypeOf<ErrorBody<"numbers_list", 401>>().toEqualTypeOf<undefined>();
  });

  /** Never run for its result: the compiler reads it. */
  function byClass(error: ListError): string {
    expectTypeOf(error).toExtend<NumbersApiError>();
    if (error instanceof PaymentRequiredError) {
      expectTypeOf(error.status).toEqualTypeOf<402>();
      expectTypeOf(error.body).toEqualTypeOf<Envelope | undefined>();
    } else if (error instanceof UnauthorizedError) {
      expectTypeOf(error.status).toEqualTypeOf<401>();
      expectTypeOf(error.body).toEqualTypeOf<undefined>();
    } else if (error instanceof BadRequestError) expectTypeOf(error.status).toEqualTypeOf<400>();
    else if (error instanceof InternalServerError) expectTypeOf(error.status).toEqualTypeOf<500>();
    else if (error instanceof BadGatewayError) expectTypeOf(error.status).toEqualTypeOf<502>();
    else if (error instanceof UnexpectedStatusError) {
      expectTypeOf<204 | 301 | 404 | 429 | 503 | 599>().toExtend<typeof error.status>();
      expectTypeOf<Extract<typeof error.status, 200 | 400 | 401 | 402 | 500 | 502 | 600>>().toEqualTypeOf<never>();
    } else if (error instanceof InvalidResponseError) {
      expectTypeOf(error.status).toEqualTypeOf<200>();
      expectTypeOf(error.excerpt).toEqualTypeOf<string>();
    } else if (error instanceof AbortError || error instanceof ApiKeyError || error instanceof HookError)
      return error.name;
    else if (error instanceof TimeoutError || error instanceof ConnectionError) return error.name;
    else expectTypeOf(error).toEqualTypeOf<never>();
    return error.name;
  }

  function byStatus(error: ListError): number | undefined {
    if (error.status === 402) {
      expectTypeOf(error).toExtend<PaymentRequiredError>();
      expectTypeOf(error.body).toEqualTypeOf<Envelope | undefined>();
    } else if (error.status === 401) {
      expectTypeOf(error).toExtend<UnauthorizedError>();
      expectTypeOf(error.body).toEqualTypeOf<undefined>();
    } else if (error.status === 502) expectTypeOf(error).toExtend<BadGatewayError>();
    else if (error.status === 404) expectTypeOf(error).toExtend<UnexpectedStatusError>();
    else if (error.status === 200) expectTypeOf(error).toExtend<InvalidResponseError>();
    else if (error.status === undefined) {
      expectTypeOf(error).toEqualTypeOf<AbortError | ApiKeyError | ConnectionError | HookError | TimeoutError>();
    }
    // @ts-expect-error no answer has such a status
    expect(error.status === 600).toBe(false);
    return error.status;
  }

  it("narrows by its class and by its status", async () => {
    const fetch = async (): Promise<Response> => Response.json(envelope, { status: 402 });
    const result = await createClient({ apiKey: "any-key", fetch }).numbers.list().result();
    if (result.ok) throw new Error("expected an error");
    expect(byClass(result.error)).toBe("PaymentRequiredError");
    expect(byStatus(result.error)).toBe(402);
  });

  it("is recognised by the guard, which narrows what is unknown", () => {
    const value: unknown = new Error("another's");
    if (isNumbersApiError(value)) expectTypeOf(value).toEqualTypeOf<NumbersApiError>();
    for (const other of [value, null, undefined, "text", 5, {}]) expect(isNumbersApiError(other)).toBe(false);
  });
});

it("the variables of servers have the values of their enums", () => {
  type Servers =
    | "https://plain.example"
    | { readonly url: string; readonly variables: { readonly region: { readonly enum: readonly ["eu", "us"] } } }
    | { readonly url: string; readonly variables: { readonly port: { readonly default: "443" } } };
  expectTypeOf<ServerVariablesOf<Servers>>().toEqualTypeOf<{
    readonly region?: "eu" | "us" | undefined;
    readonly port?: string | undefined;
  }>();
  expectTypeOf<keyof ServerVariablesOf<"https://plain.example">>().toEqualTypeOf<never>();
});

it("the idempotency key is optional, because the client makes one", () => {
  type Key = WithOptionalHeader<{ header: { "Idempotency-Key": string } }, "Idempotency-Key">;
  expectTypeOf<object>().toExtend<Key>();
  type Others = WithOptionalHeader<{ header: { "Idempotency-Key": string; "X-Trace": string } }, "Idempotency-Key">;
  expectTypeOf<{ header: { "X-Trace": string } }>().toExtend<Others>();
  expectTypeOf<{ header: { "Idempotency-Key": string } }>().not.toExtend<Others>();
});
