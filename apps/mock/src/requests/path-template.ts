import { emptyObject } from "../empty-object.ts";
import { decodeForm, decodeText, readPairs, type SentPair } from "./serialized.ts";

/** One segment of a path template: texts with a parameter between each two of them. `{id}.{format}` has "", "." and "". */
interface SegmentTemplate {
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** Path template that paths can be matched with. */
export interface PathTemplate {
  readonly segments: readonly SegmentTemplate[];
  /** Pairs that the query must have: some contracts write them after the path. */
  readonly query: readonly SentPair[];
  /** Orders templates that match the same path: the one that compares lower is more specific. */
  readonly specificity: string;
}

/** Parses a path template such as `/reports/{id}.{format}`. A fragment is left out, because requests have none. */
export function parseTemplate(template: string): PathTemplate {
  const [path = "", search = ""] = template.replace(/#.*$/s, "").split("?", 2);
  const segments = path.split("/").map(parseSegment);
  const query = readPairs(search);
  return {
    segments,
    query,
    specificity: `${segments.map(rank).join("")}${String(99 - Math.min(query.length, 99)).padStart(2, "0")}`,
  };
}

/** Checks that a query has the pairs of a template; a parameter such as `{id}` matches any value. */
export function matchQuery({ query }: PathTemplate, sent: readonly SentPair[]): boolean {
  return query.every(({ name, raw }) =>
    sent.some((pair) => pair.name === name && (decodeForm(pair.raw) === decodeForm(raw) || /^\{.*\}$/.test(raw))),
  );
}

function parseSegment(segment: string): SegmentTemplate {
  const texts: string[] = [];
  const names: string[] = [];
  let start = 0;
  for (const match of segment.matchAll(/\{([^{}]+)\}/g)) {
    texts.push(decodeText(segment.slice(start, match.index)));
    names.push(match[1] ?? "");
    start = match.index + match[0].length;
  }
  return { texts: [...texts, decodeText(segment.slice(start))], names };
}

/**
 * Rank of a segment from left to right: plain text precedes text with parameters, which precedes a single parameter;
 * more text precedes less, and fewer parameters precede more.
 */
function rank({ texts, names }: SegmentTemplate): string {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const kind = names.length === 0 ? "a" : length > 0 ? "b" : "c";
  const inverseLength = kind === "a" ? 0 : 999 - Math.min(length, 999);
  return `${kind}${String(inverseLength).padStart(3, "0")}${Math.min(names.length, 9)}`;
}

/**
 * Matches the segments of a path. The work grows linearly with the length of the path.
 *
 * @param segments Percent-encoded segments of the path.
 * @returns the raw parameters, still percent-encoded; undefined when the path does not match.
 */
export function matchTemplate(
  { segments: expected }: PathTemplate,
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (expected.length !== segments.length) return undefined;
  const values = emptyObject<string>();
  for (const [index, template] of expected.entries()) {
    if (!matchSegment(template, segments[index] ?? "", values)) return undefined;
  }
  return values;
}

function matchSegment({ texts, names }: SegmentTemplate, sent: string, values: Record<string, string>): boolean {
  if (names.length === 0) return decodeText(sent) === texts[0];
  // A parameter alone matches the whole segment, including encoded characters.
  const [only = ""] = names;
  if (names.length === 1 && texts[0] === "" && texts[1] === "") {
    values[only] = sent;
    return sent !== "";
  }
  const segment = decodeUnreserved(sent);
  const [first = ""] = texts;
  if (!segment.startsWith(first)) return false;
  // From the right, so that `a.b.json` has the format `json`, as a greedy expression finds it.
  let end = segment.length;
  for (let index = names.length - 1; index >= 0; index -= 1) {
    const text = texts[index + 1] ?? "";
    const isLast = index === names.length - 1;
    const at = isLast ? end - text.length : text === "" ? end - 1 : segment.lastIndexOf(text, end - text.length - 1);
    if (at < 0 || (isLast && !segment.endsWith(text))) return false;
    // The text up to the next literal is the value of the parameter in between.
    if (!isLast) {
      const value = segment.slice(at + text.length, end);
      if (value === "") return false;
      values[names[index + 1] ?? ""] = value;
    }
    end = at;
  }
  if (end <= first.length) return false;
  values[only] = segment.slice(first.length, end);
  return true;
}

/**
 * Decodes everything but the delimiters `,;=.:/%` of parameter styles and templates, which may be part of a value only
 * while they are encoded.
 */
function decodeUnreserved(segment: string): string {
  if (!segment.includes("%")) return segment;
  return segment.replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    const decoded = decodeText(encoded);
    return /[,;=.:/%]/.test(decoded) ? encoded : decoded;
  });
}
