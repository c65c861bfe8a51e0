import { compareLifecycle } from "../compare/lifecycle.ts";
import { canonical } from "../model/json.ts";
import { compareDiscriminator } from "./discriminator.ts";
import type { SchemaPair } from "./pair.ts";
import type { View } from "./view/view.ts";

/** Compares keywords that no validator checks and that consumers rely on. */
export function compareAnnotations(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [before, after] = pair.both((view) => view.first("default"));
  if (canonical(before?.value) !== canonical(after?.value)) {
    const kind = !before ? "default-added" : !after ? "default-removed" : "default-changed";
    pair.note(kind, before, after, { before: before?.value, after: after?.value });
  }
  compareDiscriminator(pair);
  const [from, to] = pair.both((view) => view.first("xml"));
  if (canonical(from?.value ?? {}) !== canonical(to?.value ?? {})) pair.note("xml-changed", from, to);
  if (base.unresolved.join() !== head.unresolved.join()) pair.note("unresolved-reference-changed");
  compareLifecycle(node, lifecycleOf(base), lifecycleOf(head), base.site, head.site);
}

/** Annotations of the parts of a schema; the outermost wins. */
function lifecycleOf({ parts }: View) {
  const schemas = parts.map(({ schema }) => schema).reverse();
  const extensions: Readonly<Record<string, unknown>> = Object.assign({}, ...schemas);
  return { deprecated: extensions["deprecated"], extensions };
}
