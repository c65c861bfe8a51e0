import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import type { Location, UserContext } from "@redocly/openapi-core";

type Context = Pick<UserContext, "location" | "rawLocation" | "rawNode" | "resolve">;

/** Value in a contract with its location. */
export class LocatedNode {
  readonly node: unknown;
  readonly location: Location;
  readonly #resolve: UserContext["resolve"];

  constructor(node: unknown, location: Location, resolve: UserContext["resolve"]) {
    this.node = node;
    this.location = location;
    this.#resolve = resolve;
  }

  /** Value that a visitor was called with, behind its reference. */
  static of(node: unknown, { location, resolve }: Context): LocatedNode {
    return new LocatedNode(node, location, resolve);
  }

  /** Reference that led a visitor to the value, or the value itself. */
  static raw({ rawNode, rawLocation, resolve }: Context): LocatedNode {
    return new LocatedNode(rawNode, rawLocation, resolve);
  }

  /** Value at the end of a chain of references; undefined for an unresolvable one, which the linter reports. */
  target(): LocatedNode {
    if (referenceOf(this.node) === undefined) return this;
    const reference = this.node as Parameters<UserContext["resolve"]>[0]; // An object with a reference, as checked.
    const { node, location } = this.#resolve(reference, this.location.source.absoluteRef);
    return new LocatedNode(node, location ?? this.location, this.#resolve);
  }

  /** Member as written, references not followed. */
  own(key: string | number): LocatedNode | undefined {
    const { node } = this;
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    const value = Array.isArray(node) ? node[Number(key)] : isObject(node) ? node[key] : undefined;
    return value === undefined ? undefined : new LocatedNode(value, this.location.child([key]), this.#resolve);
  }

  /** Value that keys lead to, with references followed on the way but not at the end. */
  at(...keys: readonly string[]): LocatedNode | undefined {
    return keys.reduce<LocatedNode | undefined>((place, key) => place?.target().own(key), this);
  }

  /** Members of an object or items of a list, references followed to it but not behind it. */
  members(): [name: string, place: LocatedNode][] {
    const target = this.target();
    return Object.keys(isObject(target.node) || Array.isArray(target.node) ? target.node : {}).flatMap((name) => {
      const place = target.own(name);
      return place ? [[name, place]] : [];
    });
  }
}
