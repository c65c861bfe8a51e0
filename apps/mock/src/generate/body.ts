import { writeExactJson } from "@numbers-api/openapi/exact-json";
import { isObject } from "@numbers-api/openapi/reference";
import { BoundedPattern } from "@numbers-api/openapi/validation";
import { emptyObject } from "../empty-object.ts";
import { LimitNotes, MAX_ITEMS, MAX_VALUES } from "./limits.ts";
import { both, isNullable, list, members, mergeSchema, type Schema, targetOf, typeOf } from "./merge-schemas.ts";
import { makeNumber } from "./numbers.ts";
import { PhoneNumbers } from "./phone-numbers.ts";
import { Random } from "./random.ts";
import { askedSize, type Size, SizeError, usualSize } from "./size.ts";
import { makeString, textByPattern } from "./strings.ts";

/** Options of a body. */
export interface BodyOptions {
  /** The same seed gives the same body. */
  readonly seed: string;
  /** Size of the outermost lists. */
  readonly size?: Size | undefined;
  /** Time that recent times lie before, in milliseconds since 1970. */
  readonly now: number;
  /** Plain values (`string`, `0`) and those that the schema gives as examples, instead of varied ones. */
  readonly isStatic?: boolean | undefined;
  /** Optional properties: all of them, none, or some. Default: some, and all of a static body. */
  readonly optional?: "all" | "none" | "some" | undefined;
  /** Takes the first alternative of a schema. Default: in a static body. */
  readonly takesFirst?: boolean | undefined;
  /** Direction of the body; a member of the other one is left out. Default: `response`. */
  readonly direction?: "request" | "response" | undefined;
}

/** Body that was made, which its schema may still refuse. */
export interface MadeBody {
  readonly value: unknown;
  /** Limits of the contract that are beyond those of the mock. */
  readonly notes: readonly string[];
}

/** Place of a value. */
interface Place {
  readonly name: string;
  /** Number of objects and lists around it. */
  readonly depth: number;
  /** An outer list already has the requested size. */
  readonly isInList: boolean;
}

/** Depth below which no optional properties are made: a schema may refer to itself. */
const DEEP = 6;

/** Greatest depth of a body. Deeper values are left out even if the schema requires them. */
const DEEPEST = 24;

/**
 * Generates a body from a schema of a document in which every reference begins with `#/`.
 *
 * @throws {SizeError} when its lists cannot have the requested size, or it does not contain a list.
 */
export function makeBody(document: object, schema: unknown, options: BodyOptions): MadeBody {
  const maker = new BodyMaker(document, options);
  const value = maker.make(schema, { name: "", depth: 0, isInList: false });
  if (options.size !== undefined && !maker.hasSizedList) throw new SizeError("the body has no list");
  return { value, notes: maker.limits.all };
}

/** Options with their defaults. */
interface BodyStyle {
  readonly now: number;
  readonly isStatic: boolean;
  readonly optional: "all" | "none" | "some";
  readonly takesFirst: boolean;
  readonly direction: "request" | "response";
}

class BodyMaker {
  readonly #document: object;
  readonly #options: BodyStyle;
  readonly #size: Size | undefined;
  readonly #random: Random;
  readonly #phoneNumbers: PhoneNumbers;
  readonly limits = new LimitNotes();
  hasSizedList = false;
  #count = 0;

  constructor(document: object, options: BodyOptions) {
    const { isStatic = false, direction = "response", now, size, seed } = options;
    const { optional = isStatic ? "all" : "some", takesFirst = isStatic } = options;
    this.#document = document;
    this.#size = size;
    this.#options = { isStatic, direction, now, optional, takesFirst };
    this.#random = new Random(seed);
    this.#phoneNumbers = new PhoneNumbers(this.#random);
  }

  make(given: unknown, place: Place): unknown {
    this.#count += 1;
    if (this.limits.isFull(this.#count)) return null;
    const random = this.#random;
    const { isStatic } = this.#options;
    const schema = this.#merge(given, place);
    if ("const" in schema) return schema["const"];
    const sample = isStatic ? sampleOf(schema) : undefined;
    if (sample) return sample.value;
    const values = list(schema["enum"]);
    const [first, ...rest] = values.some((value) => value !== null) ? values.filter((value) => value !== null) : values;
    if (first !== undefined) return this.#options.takesFirst ? first : random.pick([first, ...rest]);
    const wantsList = this.#size !== undefined && !place.isInList;
    const isRandomNull = !isStatic && random.chance(1 / 8);
    if (isNullable(schema) && !wantsList && (place.depth > DEEP || isRandomNull)) return null;
    return this.#makeTyped(schema, place);
  }

  #merge(given: unknown, { depth }: Pick<Place, "depth">): Schema {
    const takesSmallest = depth > DEEP || this.#count > MAX_VALUES;
    return mergeSchema(this.#document, given, {
      random: this.#random,
      takesFirst: this.#options.takesFirst,
      takesSmallest,
    });
  }

  #makeTyped(schema: Schema, place: Place): unknown {
    const random = this.#random;
    const { isStatic, takesFirst, now } = this.#options;
    const type = typeOf(schema, random, takesFirst);
    switch (type) {
      case "object":
        return this.#makeObject(schema, place);
      case "array":
        return this.#makeList(schema, place);
      case "integer":
      case "number":
        return makeNumber(schema, type === "integer", random, isStatic);
      case "boolean":
        return isStatic || random.chance(1 / 2);
      case "null":
        return null;
      default: {
        const sources = { random, phoneNumbers: this.#phoneNumbers, now, isStatic, limits: this.limits };
        return makeString(schema, place.name, sources);
      }
    }
  }

  #makeObject(given: Schema, place: Place): unknown {
    const { object, schema } = this.#withDependents(given);
    const required = new Set(list(schema["required"]).map(String));
    const properties = members(schema["properties"]);
    const most = typeof schema["maxProperties"] === "number" ? schema["maxProperties"] : Number.POSITIVE_INFINITY;
    const names = Object.keys(properties).filter((name) => {
      if (this.#isHidden(properties[name])) return false;
      if (required.has(name)) return place.depth < DEEPEST;
      return properties[name] !== false && this.#takesOptional(place);
    });
    // Required properties come first if the maximum does not allow all of them.
    const kept =
      names.length <= most
        ? names
        : names.toSorted((a, b) => Number(required.has(b)) - Number(required.has(a))).slice(0, most);
    const dependents = dependentNames(schema, new Set(kept)).filter((name) => !this.#isHidden(properties[name]));
    for (const name of new Set([...kept, ...dependents])) {
      const value = properties[name] ?? this.#valueSchema(schema, name);
      object[name] = this.make(value, { ...place, name, depth: place.depth + 1 });
    }
    this.#addFurther(object, schema, required, place);
    return { ...object };
  }

  /** Merges the schemas that depend on a required property, or on one that will be there. */
  #withDependents(schema: Schema): { object: Record<string, unknown>; schema: Schema } {
    const all = this.#options.optional === "all";
    const applied = new Set<string>();
    let merged = schema;
    // An applied schema may require properties on which others depend.
    for (;;) {
      const required = new Set(list(merged["required"]).map(String));
      for (const name of dependentNames(merged, required)) required.add(name);
      const properties = members(merged["properties"]);
      const dependent = Object.entries(members(merged["dependentSchemas"])).find(
        ([name]) => !applied.has(name) && (required.has(name) || (all && Object.hasOwn(properties, name))),
      );
      if (!dependent) return { object: emptyObject(), schema: merged };
      applied.add(dependent[0]);
      merged = both(merged, this.#merge(dependent[1], { depth: 0 }));
    }
  }

  #takesOptional({ depth }: Place): boolean {
    const { optional } = this.#options;
    if (depth > DEEP || this.#count > MAX_VALUES || optional === "none") return false;
    // A list whose size was requested is never omitted.
    return optional === "all" || (this.#size !== undefined && depth === 0) || this.#random.chance(3 / 4);
  }

  /** Checks that a property belongs to the other direction only. */
  #isHidden(property: unknown): boolean {
    const flag = this.#options.direction === "response" ? "writeOnly" : "readOnly";
    const target = targetOf(this.#document, property);
    const parts = [property, target, ...list(members(target)["allOf"]).map((part) => targetOf(this.#document, part))];
    return parts.some((part) => isObject(part) && part[flag] === true);
  }

  /** Schema of a property that is not declared by its name. */
  #valueSchema({ patternProperties, additionalProperties, unevaluatedProperties }: Schema, name: string): unknown {
    for (const [pattern, schema] of Object.entries(members(patternProperties))) {
      if (matches(pattern, name)) return schema;
    }
    const rest = additionalProperties ?? unevaluatedProperties;
    return isObject(rest) ? rest : { type: "string" };
  }

  /** Adds properties that are required but not declared, then others up to the minimum number. */
  #addFurther(object: Record<string, unknown>, schema: Schema, required: ReadonlySet<string>, place: Place): void {
    const { additionalProperties, unevaluatedProperties, minProperties, propertyNames, patternProperties } = schema;
    const add = (name: string): void => {
      const kind = this.#options.isStatic ? name : this.#random.pick(["word", "label"]);
      object[name] = this.make(this.#valueSchema(schema, name), { ...place, name: kind, depth: place.depth + 1 });
    };
    const declared = members(schema["properties"]);
    for (const name of required) if (!(name in object) && !(name in declared)) add(name);
    const isMap = isObject(additionalProperties) && Object.keys(declared).length === 0 && place.depth <= DEEP;
    const least = typeof minProperties === "number" ? this.limits.bound(minProperties, MAX_ITEMS, "minProperties") : 0;
    const most = typeof schema["maxProperties"] === "number" ? schema["maxProperties"] : MAX_ITEMS;
    let missing = Math.min(least, most) - Object.keys(object).length;
    // Prefers declared properties that were left out.
    for (const [name, property] of Object.entries(declared)) {
      if (missing <= 0) break;
      if (name in object || this.#isHidden(property) || property === false) continue;
      object[name] = this.make(property, { ...place, name, depth: place.depth + 1 });
      missing -= 1;
    }
    const patterns = Object.keys(members(patternProperties));
    const isClosed = (additionalProperties === false || unevaluatedProperties === false) && patterns.length === 0;
    const takesMap = isMap && this.#options.optional !== "none";
    const count = Math.min(most - Object.keys(object).length, Math.max(missing, takesMap ? 2 : 0));
    if (isClosed || place.depth >= DEEPEST) return;
    for (let index = 1, tries = 0; index <= count && tries < count * 4 + 20; tries += 1) {
      if (this.limits.isFull(this.#count)) break;
      const name = this.#newName(propertyNames, additionalProperties === false ? patterns : [], tries + 1);
      if (name in object) continue;
      add(name);
      index += 1;
    }
  }

  #newName(propertyNames: unknown, patterns: readonly string[], number: number): string {
    const [pattern, ...others] = patterns;
    if (pattern !== undefined) {
      const source = this.#random.pick([pattern, ...others]);
      const name = textByPattern({ pattern: source }, this.#random, this.limits);
      // A pattern without an end accepts more, so that not all names are the same.
      if (name !== undefined) return matches(source, `${name}${number}`) ? `${name}${number}` : name;
    }
    const constraint = this.#merge(propertyNames ?? {}, { depth: 0 });
    if (Object.keys(constraint).length === 0) return `key${number}`;
    const made = this.make({ ...constraint, type: "string" }, { name: "word", depth: DEEPEST, isInList: true });
    // Plain texts are equal, so they get a number if names are not restricted.
    return this.#options.isStatic &&
      constraint["pattern"] === undefined &&
      constraint["enum"] === undefined &&
      number > 1
      ? `${String(made)}${number}`.slice(-Number(constraint["maxLength"] ?? 1000))
      : String(made);
  }

  #makeList(schema: Schema, place: Place): unknown[] {
    const random = this.#random;
    const inside = { name: singular(place.name), depth: place.depth + 1, isInList: true };
    const prefix = list(schema["prefixItems"]);
    const isSized = this.#size !== undefined && !place.isInList;
    if (isSized) this.hasSizedList = true;
    const length =
      isSized && this.#size !== undefined
        ? askedSize(schema, this.#size, random)
        : usualSize(schema, place.depth, random, this.#options.isStatic, this.limits);
    const { items, contains } = schema;
    const most = typeof schema["maxItems"] === "number" ? schema["maxItems"] : Number.POSITIVE_INFINITY;
    const result = prefix.slice(0, most).map((item) => this.make(item, inside));
    if (place.depth >= DEEPEST) return result;
    const isUnique = schema["uniqueItems"] === true;
    const seen = new Set(isUnique ? result.map(writeExactJson) : []);
    const wanted = contains === undefined ? 0 : Number(schema["minContains"] ?? 1);
    if (items === false && wanted === 0) return result;
    const needed = Math.min(most, Math.max(length, result.length + wanted));
    const start = result.length;
    // A set of few distinct values may stay shorter than requested, so the number of tries is limited.
    for (let tries = 0; result.length < needed && tries < needed * 4 + 20; tries += 1) {
      if (this.limits.isFull(this.#count) || (result.length >= length && this.#count > MAX_VALUES)) break;
      const isWanted = result.length - start < wanted;
      const itemSchema = isWanted
        ? items === undefined || items === true
          ? contains
          : { allOf: [items, contains] }
        : items;
      if (items === false) break;
      const item = this.#makeItem(itemSchema ?? {}, inside, isUnique, tries);
      const text = isUnique ? writeExactJson(item) : "";
      if (isUnique && seen.has(text)) continue;
      seen.add(text);
      result.push(item);
    }
    return result;
  }

  /** Plain values are all the same, so the items of a set are varied ones after the first. */
  #makeItem(schema: unknown, place: Place, isUnique: boolean, tries: number): unknown {
    const { isStatic } = this.#options;
    if (!isStatic || !isUnique || tries === 0) return this.make(schema, place);
    const varied = new BodyMaker(this.#document, {
      ...this.#options,
      isStatic: false,
      takesFirst: false,
      seed: JSON.stringify([place.name, place.depth, tries]),
    });
    varied.#count = this.#count;
    const item = varied.make(schema, place);
    this.#count = varied.#count;
    return item;
  }
}

function matches(pattern: string, name: string): boolean {
  try {
    return new BoundedPattern(pattern).test(name);
  } catch {
    return false;
  }
}

/** Names that must be there because of others. */
function dependentNames({ dependentRequired }: Schema, present: ReadonlySet<string>): string[] {
  const all = new Set(present);
  const map = members(dependentRequired);
  // An added name may require more names; a `Set` also iterates over members added during the loop.
  for (const name of all) for (const other of Object.hasOwn(map, name) ? list(map[name]) : []) all.add(String(other));
  return [...all].filter((name) => !present.has(name));
}

/** Value that a schema gives itself. */
function sampleOf(schema: Schema): { readonly value: unknown } | undefined {
  const { example, examples, default: usual } = schema;
  if (example !== undefined) return { value: example };
  if (Array.isArray(examples) && examples.length > 0) return { value: examples[0] };
  return usual !== undefined && usual !== null ? { value: usual } : undefined;
}

/** Guesses the singular of a name: `numbers` holds items named `number`. */
function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}
