import { CORE_SCHEMA, constructFromEvents, defineScalarTag, EVENT_ID, intCoreTag, parseEvents } from "js-yaml";
import { exactInteger } from "./exact-json.ts";

/** Texts that only the full parser reads as contracts are meant: with directives, merge keys, or infinite numbers. */
const SPECIAL = /^%|<<|[\s[,:][-+]?(?:\d[\d.]*e\+?\d{3,}(?=[\s,\]}]|$)|\d{309}|\.inf\b|\.nan\b)/im;

const NO_ANCHOR = -1;

const exactSchema = CORE_SCHEMA.withTags(
  defineScalarTag(intCoreTag.tagName, {
    ...intCoreTag,
    resolve: (source, ...rest) => exactInteger(source) ?? intCoreTag.resolve(source, ...rest),
  }),
);

/**
 * Reads YAML without anchors and aliases, as nearly all contracts are, in a fifth of the time of the full parser, which
 * also knows where everything stands. Undefined for any other text and for mistakes, which only the full parser explains.
 *
 * @param isExact Reads integers that a number cannot hold as `bigint`.
 */
export function readPlainYaml(text: string, isExact: boolean): { readonly data: unknown } | undefined {
  if (SPECIAL.test(text)) return undefined;
  try {
    const events = parseEvents(text, {});
    const isPlain = events.every(
      (event) => event.type !== EVENT_ID.ALIAS && (!("anchorStart" in event) || event.anchorStart === NO_ANCHOR),
    );
    if (!isPlain) return undefined;
    const documents = constructFromEvents(events, { source: text, schema: isExact ? exactSchema : CORE_SCHEMA });
    return documents.length === 1 ? { data: documents[0] } : undefined;
  } catch {
    return undefined;
  }
}
