import { createRequire } from "node:module";
import type { ApiExample, ApiOperation, ApiScenario } from "@numbers-api/openapi/model";
import { type PrismOperation, toPrismOperation } from "./prism-operation.ts";

/** Response that Prism selects from those that an operation documents. */
export interface Selection {
  readonly status: number;
  /** Key of `content`; absent for a response without a body. */
  readonly mediaType?: string | undefined;
  /** Example to send; absent when the contract has none, so that a body is generated. */
  readonly example?: ApiExample | undefined;
}

/** Preferences that a selection has to meet. */
export interface SelectionOptions {
  readonly status?: number | undefined;
  /** Name of the example; `default` for one without a name. */
  readonly example?: string | undefined;
  readonly mediaType?: string | undefined;
  /** Leaves the examples out of consideration. */
  readonly dynamic?: boolean | undefined;
}

/** Selects responses with Prism: status, media type and example. */
export interface PrismAdapter {
  /**
   * @param scenarios Scenarios of the operation.
   * @throws {Error} when the operation does not document the response.
   */
  select(operation: ApiOperation, scenarios: readonly ApiScenario[], options: SelectionOptions): Selection;
}

/** Part of Prism that the adapter uses. */
interface Negotiator {
  negotiateOptionsForValidRequest(
    operation: PrismOperation,
    options: {
      readonly dynamic: boolean;
      readonly code?: number;
      readonly exampleKey?: string;
      readonly mediaTypes?: readonly string[];
    },
  ): (logger: object) =>
    | { readonly _tag: "Left"; readonly left: Error }
    | {
        readonly _tag: "Right";
        readonly right: { code: string; mediaType?: string; bodyExample?: { value: ApiExample } };
      };
}

const ignore = (): void => undefined;

/** Silent because the negotiator's results contain the same messages. */
const silentLogger = { debug: ignore, info: ignore, success: ignore, warn: ignore, error: ignore };

/**
 * Loads Prism's negotiator. The package's main module loads its validator, proxy and generators, too, which the mock
 * does not use, and takes four times as long.
 */
export function loadPrismAdapter(): PrismAdapter {
  const require = createRequire(import.meta.url);
  // `require` is untyped; the interface matches the package's own declarations.
  const { default: negotiator } = require("@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js") as {
    readonly default: Negotiator;
  };
  const prepared = new WeakMap<
    ApiOperation,
    { readonly known: PrismOperation; readonly found: Map<string, Selection> }
  >();
  return {
    select: (operation, scenarios, { status, example, mediaType, dynamic = false }) => {
      const { known, found } = prepared.get(operation) ?? {
        known: toPrismOperation(operation, scenarios),
        found: new Map(),
      };
      prepared.set(operation, { known, found });
      const key = JSON.stringify([status, example, mediaType, dynamic]);
      const earlier = found.get(key);
      if (earlier) return earlier;
      const result = negotiator.negotiateOptionsForValidRequest(known, {
        dynamic,
        ...(status !== undefined && { code: status }),
        ...(example !== undefined && { exampleKey: example }),
        ...(mediaType !== undefined && { mediaTypes: [mediaType] }),
      })(silentLogger);
      if (result._tag === "Left") throw result.left;
      const { code, bodyExample } = result.right;
      const type = mediaType ?? result.right.mediaType;
      const selection: Selection = { status: Number(code), mediaType: type, example: bodyExample?.value };
      // There are no more than the contract documents: another preference is an error.
      found.set(key, selection);
      return selection;
    },
  };
}
