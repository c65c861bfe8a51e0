import type { ApiExample, ApiMediaType, ApiOperation, ApiResponse, ApiScenario } from "@numbers-api/openapi/model";

/** Operation as Prism has it, as far as its negotiator looks. */
export interface PrismOperation {
  readonly method: string;
  readonly path: string;
  readonly responses: readonly PrismResponse[];
}

interface PrismResponse {
  readonly code: string;
  readonly contents: readonly PrismContent[];
}

interface PrismContent {
  readonly mediaType: string;
  readonly examples: readonly { readonly key: string; readonly value: ApiExample }[];
  readonly schema?: object;
}

/** Name that Prism gives an example without one. */
const UNNAMED = "default";

/** Describes an operation for Prism's negotiator. Bodies and headers are not its business. */
export function toPrismOperation(operation: ApiOperation, scenarios: readonly ApiScenario[]): PrismOperation {
  const responses = operation.responses
    // Informational responses precede the one that a client waits for.
    .filter(({ status }) => !status.startsWith("1"))
    .map((response) => ({
      code: response.status,
      contents: response.content.map((media) => toContent(media, examplesOf(response, media, scenarios))),
    }));
  return { method: operation.method, path: operation.pathTemplate, responses };
}

function toContent(media: ApiMediaType, examples: readonly ApiExample[]): PrismContent {
  return {
    mediaType: media.mediaType,
    examples: examples.map((example) => ({ key: exampleKey(example), value: example })),
    // The negotiator only checks that one exists.
    ...(media.schema && { schema: {} }),
  };
}

/** Examples of a media type, that of its schema included. */
export function examplesOf(
  response: ApiResponse,
  media: ApiMediaType,
  scenarios: readonly ApiScenario[],
): readonly ApiExample[] {
  return scenarios
    .filter((scenario) => scenario.response === response)
    .flatMap(({ bodies }) =>
      bodies.flatMap((body) => (body.mediaType === media && body.example ? [body.example] : [])),
    );
}

/** Name that requests select an example by. */
export function exampleKey({ name }: ApiExample): string {
  return name === "" ? UNNAMED : name;
}
