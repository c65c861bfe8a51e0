// Usage: node embedded-prism.mjs PORT CONTRACT   Prism's engine behind Node's HTTP server, without anything else, as
// Prism's documentation describes its use in a program.
import { createServer } from "node:http";
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";

const [, , port, contract = ""] = process.argv;
const operations = await getHttpOperationsFromSpec(contract);
const ignore = () => undefined;
const logger = { debug: ignore, info: ignore, success: ignore, warn: ignore, error: ignore, child: () => logger };
const config = { mock: { dynamic: false }, checkSecurity: true, validateRequest: true, validateResponse: true };
const prism = createInstance({ ...config, errors: false, isProxy: false }, { logger });

createServer(async ({ method = "GET", url = "/", headers }, response) => {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  const request = {
    method: method.toLowerCase(),
    url: { path: pathname, query: Object.fromEntries(searchParams) },
    headers,
  };
  const wishes = preferences(headers.prefer);
  const outcome = await prism.request(request, operations, {
    ...config,
    errors: false,
    isProxy: false,
    // Prism writes into it.
    mock: { dynamic: false, ...wishes },
  })();
  if (outcome._tag === "Left") {
    response.writeHead(outcome.left.status ?? 500).end(outcome.left.message);
    return;
  }
  const { statusCode, headers: answered = {}, body } = outcome.right.output;
  response.writeHead(statusCode, answered).end(body === undefined ? undefined : JSON.stringify(body));
}).listen(Number(port), "127.0.0.1");

/** Reads the header `Prefer`. */
function preferences(header = "") {
  const code = /code=(\d+)/.exec(header)?.[1];
  const exampleKey = /example=([\w-]+)/.exec(header)?.[1];
  return { ...(code && { code }), ...(exampleKey && { exampleKey }) };
}
