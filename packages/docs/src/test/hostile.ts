import type { JsonObject } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";

const ATTACKS = [
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(2)>`,
  `</style></title></pre></code><svg onload=alert(3)>`,
  `[click](javascript:alert(4)) ![see](https://evil.example/a.png) <b onclick="alert(5)">b</b>`,
  `\u0000 &lt;script&gt; \${alert(6)} {{7}}`,
];

/** Members that the specification defines the values of. */
const STRUCTURE = /^(\$ref|openapi|type|in|format|style)$/;
const STATUS = /^([1-5](\d\d|XX)|default)$/;
const URLS = /^(url|termsOfService|tokenUrl|openIdConnectUrl|email|externalValue)$/;

/** Contract of the same shape in which every text, and every name that an author chooses, is an attack. */
export function hostile(document: JsonObject): JsonObject {
  let count = 0;
  const attack = (): string => `${ATTACKS[count++ % ATTACKS.length]}`;
  const names = new Map<string, string>();
  const rename = (name: string): string => {
    const renamed = names.get(name) ?? `${name}${attack()}`;
    names.set(name, renamed);
    return renamed;
  };
  const poison = (node: unknown, key: string, parent: string): unknown => {
    if (typeof node === "string") {
      if (STRUCTURE.test(key)) return node;
      return URLS.test(key) ? `javascript:alert('${key}')` : `${node} ${attack()}`;
    }
    if (Array.isArray(node)) return node.map((item) => poison(item, key === "type" ? key : "", key));
    if (!isObject(node)) return node;
    const isMap =
      /^(properties|paths|examples|headers|content|scopes|webhooks|variables)$/.test(key) && parent !== "components";
    return Object.fromEntries(
      Object.entries(node).map(([name, value]) => [
        isMap && !STATUS.test(name) ? rename(name) : name,
        poison(value, name, key),
      ]),
    );
  };
  // An object in, so an object out.
  return poison(document, "", "") as JsonObject;
}
