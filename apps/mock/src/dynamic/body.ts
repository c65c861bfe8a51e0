import { isObject } from "@numbers-api/openapi/reference";
import { makeNumber } from "./numbers.ts";
import { PhoneNumbers } from "./phone-numbers.ts";
import { Random } from "./random.ts";
import { flatten, isNullable, list, members, type Schema, typeOf } from "./schema.ts";
import { askedSize, type Size, SizeError, usualSize } from "./size.ts";
import { makeString, type Sources } from "./strings.ts";

/** What a body is made up from, beside its schema. */
export interface BodyOptions {
  /** The same seed gives the same body. */
  readonly seed: string;
  /** The size of the outermost lists. */
  readonly size?: Size | undefined;
  /** The time that recent times lie before, in milliseconds since 1970. */
  readonly now: number;
}

/** Where a value stands. */
interface Place {
  readonly name: string;
  /** How many objects and lists it is in. */
  readonly depth: number;
  /** Whether a list around it has taken the size that was asked for. */
  readonly isInList: boolean;
}

/** How deep optional properties go: a schema may refer to itself. */
const DEEP = 6;

/** How deep a body can be at all. What a schema still requires there is left out, and the check of the answer says so. */
const DEEPEST = 24;

/**
 * Makes a body up from a schema of a document in which every reference begins with `#/`.
 *
 * @throws {SizeError} when its lists cannot have the size that is asked for, or it has none.
 */
export function makeBody(document: object, schema: unknown, { seed, size, now }: BodyOptions): unknown {
  const random = new Random(seed);
  const maker = new BodyMaker(document, { random, phoneNumbers: new PhoneNumbers(random), now }, size);
  const body = maker.make(schema, { name: "", depth: 0, isInList: false });
  if (size !== undefined && !maker.hasSizedList) throw new SizeError("the answer has no list");
  return body;
}

class BodyMaker {
  readonly #document: object;
  readonly #sources: Sources;
  readonly #size: Size | undefined;
  hasSizedList = false;

  constructor(document: object, sources: Sources, size: Size | undefined) {
    this.#document = document;
    this.#sources = sources;
    this.#size = size;
  }

  make(given: unknown, place: Place): unknown {
    const { random } = this.#sources;
    const schema = flatten(this.#document, given, random);
    if ("const" in schema) return schema["const"];
    const [first, ...rest] = list(schema["enum"]).filter((value) => value !== null);
    if (first !== undefined) return random.pick([first, ...rest]);
    const wantsList = this.#size !== undefined && !place.isInList;
    if (isNullable(schema) && !wantsList && (place.depth > DEEP || random.chance(1 / 8))) return null;
    return this.#makeTyped(schema, place);
  }

  #makeTyped(schema: Schema, place: Place): unknown {
    const { random } = this.#sources;
    const type = typeOf(schema, random);
    switch (type) {
      case "object":
        return this.#makeObject(schema, place);
      case "array":
        return this.#makeList(schema, place);
      case "integer":
      case "number":
        return makeNumber(schema, type === "integer", random);
      case "boolean":
        return random.chance(1 / 2);
      case "null":
        return null;
      default:
        return makeString(schema, place.name, this.#sources);
    }
  }

  #makeObject(schema: Schema, place: Place): unknown {
    const { random } = this.#sources;
    const required = new Set(list(schema["required"]));
    const properties = Object.entries(members(schema["properties"]));
    const kept = properties.filter(([name, property]) => {
      if (required.has(name)) return place.depth < DEEPEST;
      const isHidden = isObject(property) && property["writeOnly"] === true;
      // An optional list that was asked for is there.
      const often = place.depth > DEEP ? 0 : this.#size !== undefined && place.depth === 0 ? 1 : 3 / 4;
      return random.chance(often) && !isHidden;
    });
    const made = kept.map(([name, property]) => [
      name,
      this.make(property, { ...place, name, depth: place.depth + 1 }),
    ]);
    return Object.fromEntries([
      ...made,
      ...this.#makeFurther(
        schema,
        required,
        properties.map(([name]) => name),
        place,
      ),
    ]);
  }

  /** Properties that the schema does not name: those that it requires all the same, and some of a map. */
  #makeFurther(
    schema: Schema,
    required: ReadonlySet<unknown>,
    named: readonly string[],
    place: Place,
  ): [string, unknown][] {
    const { random } = this.#sources;
    const { additionalProperties, minProperties } = schema;
    const missing = [...required].filter((name) => typeof name === "string" && !named.includes(name)).map(String);
    const isMap = isObject(additionalProperties) && named.length === 0 && place.depth <= DEEP;
    const count = Math.max(typeof minProperties === "number" ? minProperties - named.length : 0, isMap ? 2 : 0);
    const invented =
      additionalProperties === false ? [] : Array.from({ length: count }, (_, index) => `key${index + 1}`);
    const value = isObject(additionalProperties) ? additionalProperties : { type: "string" };
    return [...missing, ...invented].map((name) => [
      name,
      this.make(value, { ...place, name: random.pick(["word", "label"]), depth: place.depth + 1 }),
    ]);
  }

  #makeList(schema: Schema, place: Place): unknown[] {
    const { random } = this.#sources;
    const inside = { name: singular(place.name), depth: place.depth + 1, isInList: true };
    const first = list(schema["prefixItems"]).map((item) => this.make(item, inside));
    const isSized = this.#size !== undefined && !place.isInList;
    if (isSized) this.hasSizedList = true;
    const length =
      isSized && this.#size !== undefined
        ? askedSize(schema, this.#size, random)
        : usualSize(schema, place.depth, random);
    if (schema["items"] === false || place.depth >= DEEPEST) return first;
    const items = [...first];
    const seen = new Set<string>();
    // A set of few values has no more items than that, however often one is drawn.
    for (let tries = 0; items.length < length && tries < length * 4 + 20; tries += 1) {
      const item = this.make(schema["items"], inside);
      const text = schema["uniqueItems"] === true ? JSON.stringify(item) : `${tries}`;
      if (!seen.has(text)) items.push(item);
      seen.add(text);
    }
    return items;
  }
}

/** `numbers` holds things of which each is a `number`. */
function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}
