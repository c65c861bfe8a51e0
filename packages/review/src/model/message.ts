import type { Direction } from "@numbers-api/openapi/validation";
import { KINDS, type MessageArgs } from "../kinds/kinds.ts";
import { cleanCode } from "../report/escape.ts";
import type { Difference, Node } from "./graph.ts";
import { listed, shown } from "./json.ts";

/** One way in which an operation reaches a part. */
export interface Context {
  readonly operation: string;
  readonly direction: Direction;
  /** "the response 200"; empty for the operation itself. */
  readonly place: string;
  /** "numbers[].label"; empty for the place itself. */
  readonly member: string;
  /** The same, relative to the nearest component: "DedicatedNumber.label". */
  readonly local: string;
}

/** Finds every place of every operation that reaches a node, with one way from each. */
export function contextsOf(from: Node): Context[] {
  const found: Context[] = [];
  const seen = new Map<Node, Set<string>>();
  const open = [{ node: from, place: "", member: "", local: from.component ?? "" }];
  // The list grows during the loop: shorter paths come first.
  for (const { node, place, member, local } of open) {
    const places = seen.get(node) ?? new Set();
    if (places.has(place)) continue;
    seen.set(node, places.add(place));
    const { operation } = node;
    if (operation)
      found.push({ operation, direction: from.direction, place, member: member.replace(/^\./, ""), local });
    for (const { node: parent, step } of node.parents) {
      const way = (step.member ?? "") + member;
      open.push({
        node: parent,
        place: [place, step.place].filter(Boolean).join(" of "),
        member: way,
        local: local || (parent.component ? parent.component + way : ""),
      });
    }
  }
  return found;
}

/** Sentence about a finding, without its operations. */
export function buildSentence(contexts: readonly Context[], { kind, name = "", before, after }: Difference): string {
  const own = kind.startsWith("property-") && !kind.startsWith("property-names") ? name : "";
  const members = new Set(contexts.map(({ member }) => member));
  const [only = ""] = members;
  // A member that is reached in several ways is best called by its component.
  const path = cleanCode([members.size > 1 ? (contexts[0]?.local ?? "") : only, own].filter(Boolean).join("."));
  const places = [...new Set(contexts.map((context) => context.place))];
  const place = namePlaces(places);
  const member = path ? `\`${path}\`` : place;
  const args: MessageArgs = {
    place: places.length > 1 ? `each of ${place}` : place,
    member,
    it: path && place !== "this operation" ? `${member} of ${place}` : member,
    ...{ name: cleanCode(name), before: toText(before), after: toText(after) },
  };
  return KINDS[kind].sentence.replaceAll(/\{(\w+)\}/g, (_, key: keyof MessageArgs) => args[key]);
}

function namePlaces(places: readonly string[]): string {
  if (places.length < 2) return places[0] || "this operation";
  const statuses = places.flatMap((place) => /^the response (\S+)$/.exec(place)?.[1] ?? []).sort();
  const others = places.filter((place) => !/^the response \S+$/.test(place));
  if (statuses.length > 4 || others.length > 4) return `${places.length} parts`;
  const responses = statuses.length > 0 ? [`the response${statuses.length > 1 ? "s" : ""} ${listed(statuses)}`] : [];
  return listed([...responses, ...others]);
}

const LISTED = 5;

function toText(value: unknown): string {
  if (typeof value === "object" && value !== null && "several" in value && Array.isArray(value.several)) {
    const [few, rest] = [value.several.slice(0, LISTED).map(toText), value.several.length - LISTED];
    return rest > 0 ? `${few.join(", ")} or one of ${rest} more` : listed(few, "or");
  }
  if (typeof value === "object" && value !== null && "words" in value) return String(value.words);
  // A text that could be taken for another value keeps its quotation marks.
  const isAmbiguous = typeof value === "string" && /^(?:true|false|null|-?\d+(?:\.\d+)?|)$/.test(value);
  return typeof value === "string" && !isAmbiguous ? `\`${cleanCode(value)}\`` : shown(value);
}
