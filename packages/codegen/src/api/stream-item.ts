import { type ApiMediaType, type ApiModel, isJsonMediaType, parseMediaType } from "@numbers-api/openapi/model";
import { declaredTypes, type Site, type Tree, treeOf, type View, viewOf } from "@numbers-api/openapi/schema-view";

/** Members of server-sent events (HTML, section 9.2.5). An object with others is the data of an event. */
const EVENT_FIELDS: ReadonlySet<string> = new Set(["data", "event", "id", "retry"]);

/** Item of a stream, as a client gives it. */
interface StreamItem {
  readonly schema: unknown;
  /** The data of events are texts, also where they could be read as JSON. */
  readonly isText: boolean;
}

/** Item of a stream; of server-sent events, their data. */
export function streamItem(model: ApiModel, { schema, itemSchema, mediaType }: ApiMediaType): StreamItem {
  const tree = treeOf(model);
  const whole = [itemSchema ?? schema].flatMap((part) => (part ? [tree.site(part)] : []));
  const view = viewOf(tree, whole);
  const isList = !itemSchema && isOnly(view, "array");
  const sites = isList ? view.all("items") : whole;
  if (parseMediaType(mediaType)?.essence !== "text/event-stream") return { schema: allOf(sites), isText: false };
  const data = eventData(tree, viewOf(tree, sites));
  if (!data || data.length === 0) return describeData(tree, sites);
  const described = data.map((part) => describeData(tree, part));
  const isText = described.every((part) => part.isText);
  // A text cannot be told from JSON.
  const isUnclear = !isText && described.some((part) => part.isText);
  const [first, ...others] = described.map((part) => part.schema);
  return { schema: isUnclear || (others.length > 0 ? { anyOf: [first, ...others] } : first), isText };
}

/** Data of a schema of events, by variant; undefined for a schema of the data themselves. */
function eventData(tree: Tree, view: View): Site[][] | undefined {
  const members = view.map("properties");
  if ([...members.keys()].some((name) => !EVENT_FIELDS.has(name))) return undefined;
  const own = [members.get("data") ?? []].filter((sites) => sites.length > 0);
  const branches = view.unions.flatMap((union) => union.branches);
  const variants = branches.map((branch) => eventData(tree, viewOf(tree, [branch.site])));
  if (variants.length === 0 || variants.includes(undefined)) return members.size > 0 ? own : undefined;
  // An event without data is not dispatched.
  return variants.flatMap((variant = []) => (variant.length > 0 ? variant : own));
}

function describeData(tree: Tree, sites: readonly Site[]): StreamItem {
  const view = viewOf(tree, sites);
  const content = view.first("contentSchema");
  const mediaType = view.first("contentMediaType")?.value;
  const isJson = mediaType === undefined ? content !== undefined : isJsonMediaType(String(mediaType));
  if (isJson) return { schema: content?.value ?? true, isText: false };
  return { schema: allOf(sites), isText: isOnly(view, "string") };
}

function isOnly(view: View, type: string): boolean {
  return [...declaredTypes(view)].join() === type;
}

function allOf(sites: readonly Site[]): unknown {
  return sites.length > 1 ? { allOf: sites.map(({ value }) => value) } : (sites[0]?.value ?? true);
}
