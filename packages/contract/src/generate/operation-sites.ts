import type { HttpMethod } from "@numbers-api/openapi/model";
import type { Problem } from "@numbers-api/openapi/problem";
import { nameOperation, type OperationName } from "./naming.ts";
import type { Place, Reader } from "./reader.ts";

/** An operation as the contract has it, before anything is known about it but its place. */
interface OperationPlace {
  readonly place: Place;
  /** The path item that it is part of. */
  readonly pathItem: Place;
  /** The path template. */
  readonly path: string;
  readonly method: HttpMethod;
}

/** An operation that has an id and a method of the client to itself. */
export interface OperationSite extends OperationPlace, OperationName {
  readonly id: string;
}

const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** The operations of a contract in its order; those without a usable name are reported instead. */
export function findOperations(reader: Reader, problems: Problem[]): OperationSite[] {
  const sites = operationPlaces(reader, problems).flatMap((place) => named(reader, place, problems));
  const byId = new Map<string, OperationSite>();
  const byMethod = new Map<string, OperationSite>();
  for (const site of sites) {
    const method = `${site.namespace}.${site.name}`;
    const [sameId, sameMethod] = [byId.get(site.id), byMethod.get(method)];
    if (sameId) {
      problems.push(
        reader.problem(
          idPlace(site),
          `${describe(site)} has the operationId "${site.id}", which ${describe(sameId)} has too (${reader.line(idPlace(sameId))})`,
          "Give one of them another id.",
        ),
      );
    } else if (sameMethod) {
      problems.push(
        reader.problem(
          idPlace(site),
          `the operationIds "${site.id}" and "${sameMethod.id}" (${reader.line(idPlace(sameMethod))}) both give the client the method ${method}`,
          "Rename one of them.",
        ),
      );
    }
    if (!sameId) byId.set(site.id, site);
    if (!sameMethod) byMethod.set(method, site);
  }
  return [...byId.values()];
}

function operationPlaces(reader: Reader, problems: Problem[]): OperationPlace[] {
  return reader.members(reader.root, "paths").flatMap(([path, pathItem]) =>
    reader.members(pathItem).flatMap(([method, place]) => {
      if (method === "trace") {
        problems.push(
          reader.problem(place, `TRACE ${path} cannot be called, because fetch sends no TRACE`, "Remove it."),
        );
      }
      return path.startsWith("/") && isMethod(method) ? { place, pathItem, path, method } : [];
    }),
  );
}

function isMethod(key: string): key is HttpMethod {
  return METHODS.has(key);
}

function named(reader: Reader, site: OperationPlace, problems: Problem[]): OperationSite[] {
  const id = reader.text(site.place, "operationId");
  if (!id) {
    problems.push(
      reader.problem(
        site.place,
        `${describe(site)} has no operationId, so it has no name in the client`,
        "Add one: the resource, an underscore and the action, such as numbers_list.",
      ),
    );
    return [];
  }
  const name = nameOperation(id);
  if ("message" in name) {
    problems.push(reader.problem(idPlace(site), `${describe(site)}: ${name.message}`, name.fix));
    return [];
  }
  return [{ ...site, id, ...name }];
}

/** An operation as people speak of it: `GET /numbers/list`. */
export function describe({ method, path }: OperationPlace): string {
  return `${method.toUpperCase()} ${path}`;
}

function idPlace({ place }: OperationPlace): Pick<Place, "path"> {
  return { path: [...place.path, "operationId"] };
}
