import { document as numbersApi } from "@numbers-api/contract/document";
import { type ApiModel, type ApiOperation, buildModel, type ModelSource } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import { makeSchemaValidator, type SchemaValidator } from "@numbers-api/openapi/validation";
import { loadPrismAdapter, type PrismAdapter } from "../prism/prism-adapter.ts";
import { makeRouter, type Router } from "../requests/route.ts";
import { makeRequestValidator, type RequestValidator } from "../requests/validate-request.ts";
import { makeResponseBuilder, type ResponseBuilder } from "../responses/response-builder.ts";
import { type Catalogue, makeCatalogue } from "../scenarios/catalogue.ts";
import { type Credentials, readCredentials } from "./credentials.ts";

/** Contract that is ready to be served. */
export interface ServedContract {
  readonly model: ApiModel;
  readonly router: Router<ApiOperation>;
  readonly catalogue: Catalogue;
  readonly schemas: SchemaValidator;
  readonly requests: RequestValidator;
  readonly responses: ResponseBuilder;
  readonly credentials: Credentials;
}

/** Keeps no data of requests, so all servers of a process share it. */
const prepared = new WeakMap<object, ServedContract>();

/**
 * Prepares a contract, once for each document: the one of this package unless another one is given.
 *
 * @param earlier Contract before a change, whose compiled schemas are used again.
 */
export function prepareContract(
  source: ModelSource = { document: numbersApi },
  earlier?: ServedContract,
): ServedContract {
  const contract = prepared.get(source.document) ?? prepare(source, earlier);
  prepared.set(source.document, contract);
  return contract;
}

let prism: PrismAdapter | undefined;

/** Prism takes most of the time of a start, so it is loaded for the first response that it selects. */
function prismAdapter(): PrismAdapter {
  prism ??= loadPrismAdapter();
  return prism;
}

function prepare(source: ModelSource, earlier: ServedContract | undefined): ServedContract {
  const model = buildModel(source);
  const schemas = earlier?.schemas.revise(model) ?? makeSchemaValidator(model);
  const catalogue = makeCatalogue(model);
  return {
    model,
    schemas,
    catalogue,
    router: makeRouter(model.operations),
    requests: makeRequestValidator(model, schemas),
    responses: makeResponseBuilder(model, schemas, catalogue, prismAdapter),
    credentials: readCredentials(model.securitySchemes.values()),
  };
}

/** Loads modules for the first response before a client waits for it. */
export function warmUp(): void {
  prismAdapter();
}

/** Checks that a value may be the document of a contract. */
export function isDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && typeof value["openapi"] === "string";
}
