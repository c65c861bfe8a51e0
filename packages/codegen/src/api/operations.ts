import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import type { Path } from "@numbers-api/openapi/reference";
import { type ClientMember, deriveId, joinedName, nameOperation } from "./naming.ts";
import { describe, type Problems } from "./problems.ts";

/** Operation that has an id and a method of the client to itself. */
export interface ClientOperation extends ClientMember {
  readonly id: string;
  readonly operation: ApiOperation;
}

/** Operations of a contract in its order; those without a usable name are reported instead. */
export function nameOperations(model: ApiModel, problems: Problems): ClientOperation[] {
  const byId = new Map<string, ClientOperation>();
  const byMethod = new Map<string, ClientOperation>();
  const byJoinedName = new Map<string, ClientOperation>();
  for (const operation of model.operations) {
    const named = nameOne(operation, problems);
    if (!named) continue;
    const method = `${named.namespace}.${named.name}`;
    const joined = joinedName(named);
    const [sameId, sameMethod, sameName] = [byId.get(named.id), byMethod.get(method), byJoinedName.get(joined)];
    if (sameId) {
      problems.add(
        idPath(operation),
        `${describe(operation)} has the operationId "${named.id}", which ${describe(sameId.operation)} has too (${problems.line(idPath(sameId.operation))})`,
        "Give one of them another id.",
      );
    } else if (sameMethod) {
      problems.add(
        idPath(operation),
        `the operationIds "${named.id}" and "${sameMethod.id}" (${problems.line(idPath(sameMethod.operation))}) both give the client the method ${method}`,
        "Rename one of them.",
      );
    } else if (sameName) {
      problems.add(
        idPath(operation),
        `the operationIds "${named.id}" and "${sameName.id}" (${problems.line(idPath(sameName.operation))}) both give tests and React the name ${joined}`,
        "Rename one of them.",
      );
    } else {
      byJoinedName.set(joined, named);
      byMethod.set(method, named);
      byId.set(named.id, named);
    }
  }
  return [...byId.values()];
}

function nameOne(operation: ApiOperation, problems: Problems): ClientOperation | undefined {
  const id = operation.operationId || deriveId(operation);
  const name = nameOperation(id, operation);
  if (!("message" in name)) return { ...name, id, operation };
  problems.add(idPath(operation), `${describe(operation)}: ${name.message}`, name.fix);
  return undefined;
}

function idPath({ at, operationId }: ApiOperation): Path {
  return operationId === undefined ? at : [...at, "operationId"];
}
