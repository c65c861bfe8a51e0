/** The first line of every generated file, but of those that cannot have comments. */
export const HEADER = "// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.";
