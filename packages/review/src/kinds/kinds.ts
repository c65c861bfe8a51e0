import type { ChangeKind, MessageArgs } from "./kind.ts";
import table from "./kinds.json" with { type: "json" };

/** Name of a kind of change. */
export type KindId = keyof typeof table;

/**
 * Kinds of change that the review knows, by name. The table has the impact when the consumer sends the value, or calls
 * the operation; the impact when the consumer receives the value, or is called; the sentence; and the reason for an
 * impact that is not obvious.
 */
export const KINDS: Readonly<Record<KindId, ChangeKind>> = Object.fromEntries(
  Object.entries(table).map(([name, [request, response, sentence = ""]]) => [
    name,
    { request, response, message: (args: MessageArgs) => fill(sentence, args) },
  ]),
) as Record<KindId, ChangeKind>; // A test checks the impacts of the table.

function fill(sentence: string, args: MessageArgs): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, key: keyof MessageArgs) => args[key]);
}
