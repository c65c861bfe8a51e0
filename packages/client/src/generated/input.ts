// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
export { writeInput } from "../request/no-input.ts";
