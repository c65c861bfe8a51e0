import { document } from "@numbers-api/contract/document";
import { generateHttpParam, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { KEY } from "./visitor.ts";

/** Request that the contract allows, without a host. */
export interface Call {
  readonly operationId: string;
  readonly method: string;
  /** Path template. */
  readonly template: string;
  /** Path and query. */
  readonly target: string;
  readonly init: RequestInit;
}

type Resource = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
type Value = Parameters<typeof generateHttpParam>[0];
type Parameter = Extract<Value, { name: string }>;

/** One call of each operation of the contract, with an example or generated value for each required input. */
export async function calls(): Promise<Call[]> {
  return (await getHttpOperationsFromSpec(structuredClone(document))).map(toCall);
}

function toCall({ iid, method, path, request = {} }: Resource): Call {
  const filled = (request.path ?? []).reduce(
    (text, parameter) => text.replace(`{${parameter.name}}`, encodeURIComponent(String(valueFor(parameter)))),
    path,
  );
  const query = new URLSearchParams(required(request.query));
  const content = request.body?.contents?.[0];
  return {
    operationId: iid ?? path,
    method: method.toUpperCase(),
    template: path,
    target: query.size > 0 ? `${filled}?${query}` : filled,
    init: {
      method: method.toUpperCase(),
      headers: { ...KEY, ...required(request.headers), ...(content && { "content-type": content.mediaType }) },
      ...(content && { body: JSON.stringify(valueFor(content)) }),
    },
  };
}

function required(parameters: readonly Parameter[] = []): Record<string, string> {
  const needed = parameters.filter((parameter) => parameter.required);
  return Object.fromEntries(needed.map((parameter) => [parameter.name, String(valueFor(parameter))]));
}

function valueFor(what: Value): unknown {
  const generated = generateHttpParam(what);
  if (generated._tag === "None") throw new Error("Prism can make up no value for this part of the contract");
  return generated.value;
}
