import { referenceOf } from "@numbers-api/openapi/reference";
import { note } from "../compare/comparison.ts";
import { compareLifecycle } from "../compare/lifecycle.ts";
import { canonical } from "../model/json.ts";
import { compareDiscriminator } from "./discriminator.ts";
import type { SchemaPair } from "./pair.ts";
import type { View } from "./view/view.ts";

/** Compares keywords that no validator checks and that consumers rely on. */
export function compareAnnotations(pair: SchemaPair): void {
  const { base, head, node } = pair;
  compareDefault(pair);
  compareDiscriminator(pair);
  const xml = (view: View): string => canonical(view.nearest("xml")?.value ?? {});
  if (xml(base) !== xml(head))
    note(node, "xml-changed", base.nearest("xml")?.site, head.nearest("xml")?.site ?? head.site);
  const unresolved = (view: View): string =>
    canonical(
      view.parts
        .map(({ schema }) => referenceOf(schema))
        .filter((reference) => reference !== undefined && !view.tree.target(reference)),
    );
  if (unresolved(base) !== unresolved(head)) note(node, "unresolved-reference-changed", base.site, head.site);
  compareLifecycle(node, lifecycleOf(base), lifecycleOf(head), base.site, head.site);
}

/** Annotations of the parts of a schema; the nearest to the schema itself wins. */
function lifecycleOf({ parts }: View) {
  const schemas = parts.toSorted((a, b) => b.depth - a.depth).map(({ schema }) => schema);
  const extensions: Readonly<Record<string, unknown>> = Object.assign({}, ...schemas);
  return { deprecated: extensions["deprecated"], extensions };
}

function compareDefault({ base, head, node }: SchemaPair): void {
  const [before, after] = [base.nearest("default"), head.nearest("default")];
  if (canonical(before?.value) === canonical(after?.value)) return;
  const kind = !before ? "default-added" : !after ? "default-removed" : "default-changed";
  note(node, kind, before?.site, after?.site, { before: before?.value, after: after?.value });
}
