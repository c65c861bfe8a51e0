import { DOCUMENT_KINDS } from "./document.ts";
import { HTTP_KINDS } from "./http.ts";
import type { ChangeKind } from "./kind.ts";
import { BOUND_KINDS, OBJECT_KINDS } from "./objects.ts";
import { SCHEMA_KINDS } from "./schema.ts";

const ALL = { ...HTTP_KINDS, ...SCHEMA_KINDS, ...OBJECT_KINDS, ...BOUND_KINDS, ...DOCUMENT_KINDS };

/** The name of a kind of change. */
export type KindId = keyof typeof ALL;

/** Every kind of change that the review knows, by its name. The table in REVIEW.md is made of these. */
export const KINDS: Readonly<Record<KindId, ChangeKind>> = ALL;
