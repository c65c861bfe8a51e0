import type { JsonObject } from "@numbers-api/openapi/model";
import { isObject, parsePointer, referenceOf, referenceTo } from "@numbers-api/openapi/reference";

/** Follows the references of a schema. */
type Resolve = (schema: unknown) => unknown;

/**
 * Schemas that set the discriminator value of each variant of a union; undefined for variants that declare it
 * themselves, or that the discriminator does not cover.
 */
export function discriminatedVariants(
  resolve: Resolve,
  { discriminator }: JsonObject,
  variants: readonly unknown[],
): (JsonObject | undefined)[] {
  return variants.map((variant) => {
    const reference = referenceOf(variant);
    return reference !== undefined ? tagOf(resolve, discriminator, reference) : undefined;
  });
}

/** Schemas that give a component its value of the discriminators of the components that it extends by `allOf`. */
export function inheritedDiscriminators(resolve: Resolve, schema: JsonObject, reference: string): JsonObject[] {
  const { allOf } = schema;
  return (Array.isArray(allOf) ? allOf : []).flatMap((part) => {
    const base = referenceOf(part) === undefined ? undefined : resolve(part);
    const tag = isObject(base) ? tagOf(resolve, base["discriminator"], reference) : undefined;
    return tag ? [tag] : [];
  });
}

function tagOf(resolve: Resolve, discriminator: unknown, reference: string): JsonObject | undefined {
  if (!isObject(discriminator)) return undefined;
  const { propertyName, mapping } = discriminator;
  if (typeof propertyName !== "string" || hasOwnValue(resolve, referenceTo(parsePointer(reference)), propertyName, 0))
    return undefined;
  const name = decodeURIComponent(reference.split("/").at(-1) ?? "");
  const mapped = Object.entries(isObject(mapping) ? mapping : {});
  const values = mapped.flatMap(([value, target]) => (target === reference || target === name ? [value] : []));
  return {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { type: "string", enum: values.length > 0 ? values : [name] } },
  };
}

/** Checks that a schema itself restricts the values of the property. */
function hasOwnValue(resolve: Resolve, schema: unknown, name: string, depth: number): boolean {
  const target = resolve(schema);
  if (!isObject(target) || depth > 8) return false;
  const { properties, allOf } = target;
  const property = isObject(properties) ? resolve(properties[name]) : undefined;
  if (isObject(property) && ("const" in property || (Array.isArray(property["enum"]) && property["enum"].length === 1)))
    return true;
  return Array.isArray(allOf) && allOf.some((part) => hasOwnValue(resolve, part, name, depth + 1));
}
