// Usage: node scalar.mjs PORT CONTRACT   Scalar's mock server as its documentation has it.
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [, , port, contract = ""] = process.argv;
const app = await createMockServer({ document: readFileSync(contract, "utf8"), logger: false });
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" });
