/** Types of the generated files. They are the generator's, which comes before this package. */
export type * from "@numbers-api/codegen/model";
