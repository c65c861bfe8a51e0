// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { Check } from "../../http/contract-check.ts";

export declare const check0: Check;
export declare const check1: Check;
export declare const check2: Check;
export declare const check3: Check;
