export { BoundedPattern, PatternTimeoutError } from "./bounded-pattern.ts";
export {
  type Direction,
  MAX_VIOLATIONS,
  makeSchemaValidator,
  type SchemaValidator,
  type Validation,
  type Violation,
} from "./validator.ts";
