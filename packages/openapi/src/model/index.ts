export {
  bodyKind,
  isJsonMediaType,
  isMediaRange,
  isXmlMediaType,
  type MediaType,
  type MediaTypeKind,
  matchMediaType,
  parseMediaType,
} from "../http/media-type.ts";
export { HTTP_METHODS, isHttpMethod, isSafeMethod } from "../http/methods.ts";
export { buildModel, defaultServer, type ModelSource } from "./build.ts";
export type * from "./model.ts";
export {
  type ApiScenario,
  defaultScenario,
  reasonPhrase,
  responseFor,
  type ScenarioBody,
  scenariosOf,
  usualResponse,
} from "./scenarios.ts";
export { resolveSchema } from "./schema-reference.ts";
export { defaultServerUrl } from "./servers.ts";
