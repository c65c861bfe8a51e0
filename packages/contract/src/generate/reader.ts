import type { Contract } from "@numbers-api/openapi/bundle";
import type { Problem } from "@numbers-api/openapi/problem";
import { dereference, isObject, type Path } from "@numbers-api/openapi/reference";

/** A value of the contract, its references followed, and the keys that lead to it in the files of the author. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
  /** The reference that led here, if one did. */
  readonly reference?: unknown;
}

/** Walks through a bundled contract, so that whatever is found can be traced back to its line. */
export class Reader {
  readonly root: Place;
  readonly #contract: Contract;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.root = { path: [], value: contract.document };
  }

  /** The value that some keys below another one lead to. */
  at(from: Place, ...keys: Path): Place | undefined {
    return keys.reduce<Place | undefined>((place, key) => place && this.#child(place, key), from);
  }

  /** The members of an object, in the order of the contract. */
  members(from: Place, ...keys: Path): [name: string, place: Place][] {
    const place = this.at(from, ...keys);
    if (!place || !isObject(place.value)) return [];
    return Object.keys(place.value).flatMap((name) => {
      const member = this.#child(place, name);
      return member ? [[name, member]] : [];
    });
  }

  /** The items of an array. */
  items(from: Place, ...keys: Path): Place[] {
    const place = this.at(from, ...keys);
    if (!place || !Array.isArray(place.value)) return [];
    return place.value.flatMap((_, index) => this.#child(place, index) ?? []);
  }

  /** The text at some keys below a value; `undefined` when there is none. */
  text(from: Place, ...keys: Path): string | undefined {
    const value = this.at(from, ...keys)?.value;
    return typeof value === "string" ? value : undefined;
  }

  /** The summary or description of what stands at a place. One beside a reference goes first (OpenAPI 3.1). */
  note(place: Place, key: "summary" | "description"): string | undefined {
    return this.text({ path: place.path, value: place.reference }, key) ?? this.text(place, key);
  }

  /** What is wrong at a place, and what to do about it. */
  problem({ path }: Pick<Place, "path">, message: string, fix: string): Problem {
    return { ...this.#contract.locate(path), message, fix };
  }

  /** Where a place stands, as a person reads it: `spec/openapi.yaml:48`. */
  line({ path }: Pick<Place, "path">): string {
    const { file, line } = this.#contract.locate(path);
    return `${file}:${line}`;
  }

  #child({ path, value }: Place, key: string | number): Place | undefined {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    const child: unknown = Reflect.get(value, key);
    const target = dereference(this.#contract.document, child);
    return { path: [...path, key], value: target, ...(target !== child && { reference: child }) };
  }
}
