export { BoundedPattern, PatternTimeoutError } from "./bounded-pattern.ts";
export type { Direction } from "./translate.ts";
export {
  MAX_VIOLATIONS,
  makeSchemaValidator,
  type SchemaValidator,
  type Validation,
  type Violation,
} from "./validator.ts";
