import { isObject } from "@numbers-api/openapi/reference";
import type { Site, Tree } from "../model/site.ts";

/** The methods of a path item (OpenAPI 3.1, Path Item Object). */
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation of a document. */
export interface OperationSite {
  /** As a person names it: "GET /numbers/list", or "POST webhook order". */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** What of the path is sent: all of it, but for the names of parameters. */
  readonly shape: string;
  readonly id: string | undefined;
  readonly site: Site;
  readonly item: Site;
}

/** The operations under a map of path items: `paths`, `webhooks`, or a callback. */
export function findOperations(
  tree: Tree,
  map: "paths" | "webhooks" | "x-webhooks" | Site,
  label = "",
): OperationSite[] {
  const at = typeof map === "string" ? tree.get(tree.root, map) : map;
  const prefix = map === "webhooks" || map === "x-webhooks" ? "webhook " : label;
  return Object.keys(isObject(at?.value) ? at.value : {}).flatMap((path) => {
    const item = at && tree.child(at, path);
    // What stands beside the reference of a path item counts as well.
    const items = item ? [...new Set([item, tree.follow(item)])] : [];
    return METHODS.flatMap((method) => {
      const owner = items.find((candidate) => tree.child(candidate, method));
      const site = owner && tree.get(owner, method);
      if (!site || !isObject(site.value)) return [];
      const id = site.value["operationId"];
      const name = `${method.toUpperCase()} ${prefix}${path}`;
      // The braces of a callback are an expression, which is evaluated; those of a path hold a name, which nobody sends.
      const shape = map === "paths" ? path.replaceAll(/\{[^}]*\}/g, "{}") : path;
      return [{ name, method, path, shape, id: typeof id === "string" ? id : undefined, site, item: owner }];
    });
  });
}

/** The webhooks of a document; under OpenAPI 3.0 they stand in an extension that several tools share. */
export function findWebhooks(tree: Tree): OperationSite[] {
  return [...findOperations(tree, "webhooks"), ...findOperations(tree, "x-webhooks")];
}

interface Pairs {
  readonly pairs: readonly (readonly [OperationSite, OperationSite])[];
  readonly gone: readonly OperationSite[];
  readonly come: readonly OperationSite[];
}

/** Which operation is which: same method and path, up to names in it; else the same id, so it has moved. */
export function pairOperations(base: readonly OperationSite[], head: readonly OperationSite[]): Pairs {
  const come = new Set(head);
  const pairs: [OperationSite, OperationSite][] = [];
  const keys = (operations: Iterable<OperationSite>, key: (operation: OperationSite) => string | undefined) =>
    new Map([...operations].map((operation) => [key(operation), operation]));
  let open = [...base];
  const by: readonly ((operation: OperationSite) => string | undefined)[] = [
    ({ method, path }) => `${method} ${path}`,
    ({ method, shape }) => `${method} ${shape}`,
    ({ id }) => id,
  ];
  for (const key of by) {
    const found = keys(come, key);
    open = open.filter((from) => {
      const to = key(from) === undefined ? undefined : found.get(key(from));
      if (!to || !come.delete(to)) return true;
      pairs.push([from, to]);
      return false;
    });
  }
  return { pairs, gone: open, come: [...come] };
}
