/** Contract in YAML with one operation, whose examples are given by name. */
export function yamlContract(examples: Readonly<Record<string, string>>, version: string = "3.1.0"): string {
  const lines = Object.entries(examples).map(([name, word]) => `                ${name}: { value: { word: ${word} } }`);
  return `openapi: ${version}
info: { title: Words, version: 1.0.0 }
paths:
  /word:
    get:
      responses:
        "200":
          description: A word.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Word" }
              examples:
${lines.join("\n")}
components:
  schemas:
    Word: { type: object, required: [word], properties: { word: { type: string } } }
`;
}

/** Same contract with its schema in a separate file. */
export function splitContract(examples: Readonly<Record<string, string>>): string {
  return (
    yamlContract(examples).replace('"#/components/schemas/Word"', '"schemas/word.json"').split("components:")[0] ?? ""
  );
}
