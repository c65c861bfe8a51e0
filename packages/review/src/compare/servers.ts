import type { ApiOperation, ApiServer } from "@numbers-api/openapi/model";
import { canonical } from "@numbers-api/openapi/schema-view";
import type { Node } from "../model/graph.ts";
import { type Comparison, compareNamed, listSite, nodeFor, note } from "./comparison.ts";

export function compareServers(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const value = ({ servers }: ApiOperation): unknown => servers.map(({ url, variables }) => [urlKey(url), variables]);
  const [from, to] = [listSite(base.servers, value(base), base), listSite(head.servers, value(head), head)];
  const byUrl = ({ servers }: ApiOperation) => new Map(servers.map((server) => [urlKey(server.url), server]));
  const tell = (_: string, side: "before" | "after", { url }: ApiServer) => ({ name: url, [side]: url });
  const child = nodeFor(comparison, "servers", node.direction, [from], [to], (made) => {
    const compare = (before: ApiServer, after: ApiServer): void => compareVariables(made, before, after);
    compareNamed(made, "server", [byUrl(base), byUrl(head)], [from, to], compare, tell);
  });
  node.add(child, { place: "the server" });
}

/** URL in the form in which two of them are compared: without a slash at the end, the host in lower case. */
function urlKey(url: string): string {
  const [, origin = "", port = "", rest = ""] = /^([a-z][a-z+.-]*:\/\/[^/?#:{]*)(:\d+)?(.*)$/is.exec(url) ?? [];
  const isDefaultPort = /^(https:.*:443|http:.*:80)$/i.test(origin + port);
  const whole = origin ? origin.toLowerCase() + (isDefaultPort ? "" : port) + rest : url;
  return whole.replace(/(?<=.)\/$/, "");
}

function compareVariables(node: Node, from: ApiServer, to: ApiServer): void {
  const after = new Map(to.variables.map((variable) => [variable.name, variable]));
  for (const { name, default: value, enum: values = [] } of from.variables) {
    if (!from.url.includes(`{${name}}`)) continue;
    const other = after.get(name);
    if (value !== other?.default)
      note(node, "server-variable-changed", from, to, { name, before: value, after: other?.default });
    const others = other?.enum ?? [];
    if (canonical(values.toSorted()) === canonical(others.toSorted()) || others.length === 0) continue;
    const gone = values.length === 0 ? ["any value"] : values.filter((each) => !others.includes(each));
    for (const each of gone)
      note(node, "server-variable-changed", from, to, { name, before: each, after: { words: "not allowed" } });
    const come = values.length === 0 ? [] : others.filter((each) => !values.includes(each));
    for (const each of come) note(node, "server-variable-value-added", from, to, { name, after: each });
  }
}
