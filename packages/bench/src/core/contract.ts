import { parse } from "yaml";

/** Plain data that YAML and JSON can represent. */
type Data = Readonly<Record<string, unknown>>;

/** Operations of each resource, in the order in which they are added. */
const ACTIONS = ["list", "create", "get", "update", "remove"] as const;
type Action = (typeof ACTIONS)[number];

/**
 * Generates the same contract for a given size every time: five operations for each resource, with their own schemas
 * and examples and shared errors. It follows the repository's lint rules, so that lint runs to the end.
 *
 * @param count number of operations, at least one.
 * @example
 * const document = makeContract(10); // two resources: thing1 and thing2
 */
export function makeContract(count: number): Data {
  const paths: Record<string, Data> = {};
  const schemas: Record<string, unknown> = {};
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const action = ACTIONS[index % ACTIONS.length] ?? "list";
    const number = Math.floor(index / ACTIONS.length) + 1;
    const name = `thing${number}`;
    const path = action === "list" || action === "create" ? `/things${number}` : `/things${number}/{id}`;
    names.add(name);
    paths[path] = { ...paths[path], ...read(operation(name, action)) };
    Object.assign(schemas, read(schemasOf(name, action)));
  }
  const document = read(SHARED);
  const components = Object(document["components"]);
  return {
    ...document,
    info: { ...Object(document["info"]), title: `A contract of ${count} operations` },
    tags: [...names].sort().map((name) => ({ name, description: `Operations on things of the kind ${name}.` })),
    paths,
    components: { ...components, schemas: { ...components.schemas, ...schemas } },
  };
}

function read(yaml: string): Data {
  return parse(yaml) ?? {};
}

function operation(name: string, action: Action): string {
  const schema = capitalize(name);
  const id = `parameters:
    - { name: id, in: path, required: true, description: Id of the thing., schema: { type: string }, example: any }`;
  const body = `requestBody:
    required: true
    content:
      application/json:
        schema: { $ref: "#/components/schemas/${schema}Input" }
        example: { label: Front desk, phoneNumber: "+12025550123", size: 3 }`;
  const value = (label: string): string =>
    `{ id: ${name}, label: ${label}, phoneNumber: "+442079460958", size: 1, tags: [one], createdAt: "2026-09-14T08:21:37Z" }`;
  const answer = (status: number, done: string): string => `"${status}":
      description: The thing was ${done}.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/${schema}" }
          examples: { ${name}-${done}: { summary: One thing., value: ${value("Front desk")} } }`;
  const list = `"200":
      description: All things of the account.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/${schema}List" }
          examples:
            some-${name}s: { summary: An account with three things., value: { items: [${["Front desk", "Warehouse", "Night shift"].map(value)}] } }
            no-${name}s: { summary: A new account., value: { items: [] } }`;
  const [method, input, response] = {
    list: ["get", "", list],
    create: ["post", body, answer(201, "created")],
    get: ["get", id, answer(200, "found")],
    update: ["patch", `${id}\n  ${body}`, answer(200, "updated")],
    remove: ["delete", id, '"204": { description: The thing was removed. }'],
  }[action];
  return `
${method}:
  operationId: ${name}_${action}
  summary: Operation ${action} of ${name}
  description: Calls ${action} on things of the kind ${name} of the account.
  tags: [${name}]
  ${input}
  responses:
    ${response}
    "400": { $ref: "#/components/responses/BadRequest" }
    "401": { $ref: "#/components/responses/Unauthorized" }
`;
}

/** Schemas that an operation is the first to use, so that no schema is unused. */
function schemasOf(name: string, action: Action): string {
  const schema = capitalize(name);
  const properties = `label: { description: Name of the thing., type: string, maxLength: 80 }
    phoneNumber: { description: Number of the thing., $ref: "#/components/schemas/PhoneNumber" }
    size: { description: Size of the thing., type: integer, minimum: 0 }`;
  if (action === "create") {
    return `
${schema}Input:
  description: Input for a thing.
  type: object
  required: [phoneNumber]
  properties:
    ${properties}
`;
  }
  if (action !== "list") return "";
  return `
${schema}:
  description: Thing of an account.
  type: object
  required: [id, phoneNumber, size, createdAt]
  properties:
    id: { description: Id that never changes., type: string }
    ${properties}
    tags: { description: Tags of the thing., type: array, items: { type: string } }
    createdAt: { description: Time of creation., type: string, format: date-time }
${schema}List:
  description: All things of an account.
  type: object
  required: [items]
  properties:
    items: { description: "Things, the newest first.", type: array, items: { $ref: "#/components/schemas/${schema}" } }
`;
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const SHARED = `
openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info:
  title: Contract
  version: 1.0.0
  summary: Generated to measure how costs grow.
  description: Each resource has the same five operations.
  license: { name: MIT, identifier: MIT }
servers: [{ url: "http://127.0.0.1:4010", description: Mock server on this machine. }]
security: [{ apiKey: [] }]
components:
  securitySchemes:
    apiKey: { type: http, scheme: bearer, description: "API key of the account, sent as a bearer token." }
  responses:
    BadRequest:
      description: The request is invalid.
      content:
        application/json:
          schema: { $ref: "#/components/schemas/ErrorEnvelope" }
          examples:
            invalid-input:
              summary: A value is too long.
              value: { trackingId: trk_01KAJ3Z6V8Q4N7W2X9C5B0D1EF, error: { code: invalid_input, message: Too long. } }
    Unauthorized: { description: "The API key is missing, malformed or revoked. There is no body." }
  schemas:
    PhoneNumber: { description: Phone number in E.164 format., type: string, pattern: '^\\+[1-9]\\d{1,14}$' }
    ErrorEnvelope:
      description: Body of every error.
      type: object
      required: [trackingId, error]
      properties:
        trackingId: { description: Id of the request for support., type: string }
        error: { $ref: "#/components/schemas/ErrorDetails" }
    ErrorDetails:
      description: Reason of a failure for programs and people.
      type: object
      required: [code, message]
      properties:
        code: { description: Kind of the error for programs., type: string }
        message: { description: Explanation for people., type: string }
`;
