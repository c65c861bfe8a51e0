import type { Cursor } from "./cursor.ts";
import type { ApiExample } from "./model.ts";

/** Examples of a media type, a parameter or a header: the entries of `examples`, or else the single `example`. */
export function readExamples(owner: Cursor): ApiExample[] {
  const named = owner.members("examples").map(([name, example]) => readExample(name, example));
  if (named.length > 0 || !owner.has("example")) return named;
  return [{ at: [...owner.at, "example"], name: "", value: owner.get("example"), hasValue: true }];
}

function readExample(name: string, example: Cursor): ApiExample {
  const valueKey = ["value", "dataValue"].find((key) => example.has(key));
  const externalValue = example.text("externalValue");
  const serializedValue = example.text("serializedValue");
  return {
    at: example.at,
    name,
    ...example.notes("summary", "description"),
    ...(valueKey !== undefined && { value: example.get(valueKey) }),
    hasValue: valueKey !== undefined,
    ...(externalValue !== undefined && { externalValue }),
    ...(serializedValue !== undefined && { serializedValue }),
  };
}
