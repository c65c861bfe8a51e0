/** Plain data that YAML and JSON can represent. */
type Data = Readonly<Record<string, unknown>>;

/** Actions of each resource, in the order in which operations are added. */
const ACTIONS = ["list", "create", "get", "update", "remove"] as const;
type Action = (typeof ACTIONS)[number];

const ref = (path: string): Data => ({ $ref: `#/components/${path}` });
const json = (schema: Data, more: Data = {}): Data => ({ "application/json": { schema, ...more } });

/**
 * Generates the same contract for a given size every time: five operations for each resource, with their own schemas
 * and examples and shared errors. It follows the repository's lint rules, so that lint runs to the end.
 *
 * @param count number of operations, at least one.
 * @example
 * const document = makeContract(10); // two resources: thing1 and thing2
 */
export function makeContract(count: number): Data {
  const operations = Array.from({ length: count }, (_, index) => ({
    resource: Math.floor(index / ACTIONS.length) + 1,
    action: ACTIONS[index % ACTIONS.length] ?? "list",
  }));
  const resources = [...new Set(operations.map(({ resource }) => resource))];
  const paths: Record<string, Data> = {};
  for (const { resource, action } of operations) {
    const path = action === "list" || action === "create" ? `/things${resource}` : `/things${resource}/{id}`;
    paths[path] = { ...paths[path], ...operation(resource, action) };
  }
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: `A contract of ${count} operations`,
      version: "1.0.0",
      summary: "Made by the bench, to see how costs grow.",
      description: "Each resource has the same five operations, and nothing behind them.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://127.0.0.1:4010", description: "The mock server on this machine." }],
    security: [{ apiKey: [] }],
    tags: resources.map(tagOf).sort(byName),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "The key of the account, sent as a bearer token." },
      },
      responses: SHARED_RESPONSES,
      schemas: { ...SHARED_SCHEMAS, ...Object.fromEntries(operations.flatMap(schemasOf)) },
    },
  };
}

function operation(resource: number, action: Action): Data {
  const name = `thing${resource}`;
  const common = {
    operationId: `${name}_${action}`,
    summary: `${action} of the things of kind ${resource}`,
    description: `Does what ${action} means to the things of kind ${resource}, for the account of the key.`,
    tags: [name],
  };
  const id = {
    name: "id",
    in: "path",
    required: true,
    description: "Which one is meant, as it was told when it was created.",
    schema: { type: "string" },
    example: "any",
  };
  const body = { required: true, content: json(ref(`schemas/Thing${resource}Input`), { example: INPUT }) };
  switch (action) {
    case "list":
      return { get: { ...common, responses: { "200": listed(resource), ...ERRORS } } };
    case "create":
      return { post: { ...common, requestBody: body, responses: { "201": single(resource, "created"), ...ERRORS } } };
    case "get":
      return { get: { ...common, parameters: [id], responses: { "200": single(resource, "found"), ...ERRORS } } };
    case "update": {
      const responses = { "200": single(resource, "updated"), ...ERRORS };
      return { patch: { ...common, parameters: [id], requestBody: body, responses } };
    }
    case "remove": {
      const responses = { "204": { description: "It is gone, and its id with it." }, ...ERRORS };
      return { delete: { ...common, parameters: [id], responses } };
    }
  }
}

const INPUT = { label: "Front desk", phoneNumber: "+12025550123", size: 3 };
const thing = (resource: number, label: string): Data => ({
  id: `thing_${resource}`,
  label,
  phoneNumber: "+442079460958",
  size: resource,
  tags: ["one", "two"],
  createdAt: "2026-09-14T08:21:37Z",
});

function listed(resource: number): Data {
  const items = [thing(resource, "Front desk"), thing(resource, "Warehouse"), thing(resource, "Night shift")];
  return {
    description: "What the account has, which may be nothing.",
    content: json(ref(`schemas/Thing${resource}List`), {
      examples: {
        [`some-things-${resource}`]: { summary: "An account that has three of them.", value: { items } },
        [`no-things-${resource}`]: { summary: "A new account.", value: { items: [] } },
      },
    }),
  };
}

function single(resource: number, what: string): Data {
  return {
    description: "The one that was asked for, as it is now.",
    content: json(ref(`schemas/Thing${resource}`), {
      examples: { [`thing-${resource}-${what}`]: { summary: "One of them.", value: thing(resource, "Front desk") } },
    }),
  };
}

/** Schemas that an operation is the first to use, so that no schema is unused. */
function schemasOf({ resource, action }: { resource: number; action: Action }): [name: string, schema: Data][] {
  switch (action) {
    case "list":
      return [
        [`Thing${resource}`, thingSchema(resource)],
        [`Thing${resource}List`, listSchema(resource)],
      ];
    case "create":
      return [[`Thing${resource}Input`, INPUT_SCHEMA]];
    default:
      return [];
  }
}

const PROPERTIES = {
  label: { description: "How the account calls it. Absent when it has no name.", type: "string", maxLength: 80 },
  phoneNumber: { description: "Where it is reached.", ...ref("schemas/PhoneNumber") },
  size: { description: "How much of it there is, counted in whole ones.", type: "integer", minimum: 0 },
};

const INPUT_SCHEMA: Data = {
  description: "What an account may say about it.",
  type: "object",
  required: ["phoneNumber"],
  properties: PROPERTIES,
};

function thingSchema(resource: number): Data {
  return {
    description: `Something of kind ${resource} that an account owns.`,
    type: "object",
    required: ["id", "phoneNumber", "size", "createdAt"],
    properties: {
      id: { description: "Names it for good.", type: "string" },
      ...PROPERTIES,
      tags: { description: "What the account sorts it by.", type: "array", items: { type: "string" } },
      createdAt: { description: "When the account got it.", type: "string", format: "date-time" },
    },
  };
}

function listSchema(resource: number): Data {
  return {
    description: "All that the account owns of this kind.",
    type: "object",
    required: ["items"],
    properties: {
      items: { description: "The newest first.", type: "array", items: ref(`schemas/Thing${resource}`) },
    },
  };
}

function tagOf(resource: number): { readonly name: string; readonly description: string } {
  return { name: `thing${resource}`, description: `What an account does with its things of kind ${resource}.` };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, "en");
}

const ERRORS = { "400": ref("responses/BadRequest"), "401": ref("responses/Unauthorized") };

const SHARED_RESPONSES: Data = {
  BadRequest: {
    description: "Something in it is not as it has to be. Change it before you send it again.",
    content: json(ref("schemas/ErrorEnvelope"), {
      examples: {
        "invalid-input": {
          summary: "A value was too long.",
          value: {
            trackingId: "trk_01KAJ3Z6V8Q4N7W2X9C5B0D1EF",
            error: { code: "invalid_input", message: "Too long." },
          },
        },
      },
    }),
  },
  Unauthorized: { description: "The key is missing, malformed or revoked. There is no body." },
};

const SHARED_SCHEMAS: Data = {
  PhoneNumber: { description: "Written in E.164 form.", type: "string", pattern: "^\\+[1-9]\\d{1,14}$" },
  ErrorEnvelope: {
    description: "What every error says.",
    type: "object",
    required: ["trackingId", "error"],
    properties: {
      trackingId: { description: "Quote it to support.", type: "string" },
      error: { ...ref("schemas/ErrorDetails") },
    },
  },
  ErrorDetails: {
    description: "What went wrong, for programs and for people.",
    type: "object",
    required: ["code", "message"],
    properties: {
      code: { description: "Names the kind of it for a program.", type: "string" },
      message: { description: "Says it to a person.", type: "string" },
    },
  },
};
