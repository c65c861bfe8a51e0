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
  if (typeof propertyName !== "string") return undefined;
  const name = decodeURIComponent(reference.split("/").at(-1) ?? "");
  const mapped = Object.entries(isObject(mapping) ? mapping : {});
  const values = mapped.flatMap(([value, target]) => (target === reference || target === name ? [value] : []));
  const tags = values.length > 0 ? values : [name];
  if (hasOwnValue(resolve, referenceTo(parsePointer(reference)), propertyName, tags, 0)) return undefined;
  return {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { type: "string", enum: tags } },
  };
}

/** Checks that a schema itself restricts the property to one value, or to others than the discriminator's. */
function hasOwnValue(resolve: Resolve, schema: unknown, name: string, tags: readonly string[], depth: number): boolean {
  const target = resolve(schema);
  if (!isObject(target) || depth > 8) return false;
  const { properties, allOf } = target;
  const property = isObject(properties) ? resolve(properties[name]) : undefined;
  if (isObject(property)) {
    const { enum: values } = property;
    const isOwn = Array.isArray(values) && (values.length === 1 || !values.some((value) => tags.includes(value)));
    if ("const" in property || isOwn) return true;
  }
  return Array.isArray(allOf) && allOf.some((part) => hasOwnValue(resolve, part, name, tags, depth + 1));
}
