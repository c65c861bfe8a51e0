import { alters, type ChangeKind, kind, narrows, widens } from "./kind.ts";

/**
 * Changes outside of schemas. Here "request" means operations that the consumer calls, "response" webhooks and
 * callbacks, which the API calls.
 */
export const HTTP_KINDS = {
  "operation-added": kind("minor", "minor", () => "this operation is new"),
  "operation-removed": alters(() => "this operation was removed"),
  "operation-moved": alters(({ after }) => `this operation is now ${after}`),
  "operation-id-added": kind("patch", "patch", ({ after }) => `the operation now has the id ${after}`),
  "operation-id-removed": alters(
    ({ before }) => `the operation no longer has the id ${before}, which names the client's method`,
  ),
  "operation-id-changed": alters(
    ({ before, after }) =>
      `the id of the operation changed from ${before} to ${after}, and with it the client's method`,
  ),
  "tags-changed": kind(
    "patch",
    "patch",
    ({ before, after }) => `the operation was tagged ${before} and is now tagged ${after}`,
  ),
  "path-parameter-renamed": kind(
    "major",
    "patch",
    ({ before, after }) =>
      `the path parameter ${before} is now called ${after}: the path is the same, the client's argument is not`,
  ),
  deprecated: kind("minor", "minor", ({ it }) => `${it} is now deprecated`),
  undeprecated: kind("patch", "patch", ({ it }) => `${it} is no longer deprecated`),
  "sunset-added": kind("minor", "minor", ({ it, after }) => `${it} will be removed after ${after}`),
  "sunset-later": kind(
    "patch",
    "patch",
    ({ it, before, after }) => `${it} will be removed after ${after}, not ${before}`,
  ),
  "sunset-earlier": alters(({ it, before, after }) => `${it} will be removed after ${after}, earlier than ${before}`),
  "sunset-removed": alters(({ it, before }) => `${it} no longer promises to stay until ${before}`),
  "sunset-invalid": alters(({ it, after }) => `the sunset of ${it}, ${after}, is not a date`),
  "stability-increased": kind(
    "minor",
    "minor",
    ({ it, before, after }) => `the stability of ${it} rose from ${before} to ${after}`,
  ),
  "stability-decreased": alters(({ it, before, after }) => `the stability of ${it} fell from ${before} to ${after}`),
  "stability-invalid": alters(
    ({ it, after }) => `the stability of ${it}, ${after}, is none of draft, alpha, beta, stable`,
  ),

  "parameter-added": kind("minor", "minor", ({ it }) => `${it} is new and optional`),
  "parameter-added-required": kind("major", "minor", ({ it }) => `${it} is new and required`),
  "parameter-removed": alters(({ it }) => `${it} was removed`),
  "parameter-moved": alters(
    ({ it, before, after }) => `${it} was a ${before} parameter and is now a ${after} parameter`,
  ),
  "parameter-became-required": kind("major", "patch", ({ it }) => `${it} is now required`),
  "parameter-became-optional": widens(({ it }) => `${it} is now optional`),
  "parameter-style-changed": alters(({ it, before, after }) => `the style of ${it} changed from ${before} to ${after}`),
  "parameter-reserved-allowed": widens(({ it }) => `${it} may now hold reserved characters as they are`),
  "parameter-reserved-forbidden": kind(
    "major",
    "patch",
    ({ it }) => `${it} may no longer hold reserved characters as they are`,
  ),
  "parameter-empty-allowed": widens(({ it }) => `${it} may now be sent empty`),
  "parameter-empty-forbidden": kind("major", "patch", ({ it }) => `${it} may no longer be sent empty`),

  "request-body-added": kind("minor", "minor", () => "there is a new optional request body"),
  "request-body-added-required": kind("major", "minor", () => "there is a new required request body"),
  "request-body-removed": alters(() => "the request body was removed"),
  "request-body-became-required": kind("major", "patch", () => "the request body is now required"),
  "request-body-became-optional": widens(() => "the request body is now optional"),
  "media-type-added": kind("minor", "minor", ({ it, name }) => `${it} may now be \`${name}\``),
  "media-type-removed": alters(({ it, name }) => `${it} is no longer \`${name}\``),
  "media-type-widened": widens(({ it, before, after }) => `${it} was ${before} and may now be any ${after}`),
  "media-type-narrowed": narrows(({ it, before, after }) => `${it} was any ${before} and is now only ${after}`),
  "encoding-changed": alters(({ it, name }) => `the encoding of the part \`${name}\` of ${it} changed`),

  // The generated result becomes a union, and a caller that knows one success takes the other for a failure.
  "success-added": kind("major", "minor", ({ name }) => `the response ${name} is a new kind of success`),
  "success-removed": alters(({ name }) => `the response ${name} was removed`),
  "error-added": kind("minor", "minor", ({ name }) => `the response ${name} is new`),
  "error-removed": alters(({ name }) => `the response ${name} was removed, and code that handles it has no effect`),
  "response-folded": kind("patch", "patch", ({ name, after }) => `the response ${name} is now described by ${after}`),
  "response-body-added": kind("minor", "minor", ({ it }) => `${it} now has a body`),
  "response-body-removed": alters(({ it }) => `${it} no longer has a body`),
  "error-code-removed": alters(({ it, before }) => `${it} no longer shows the code ${before}`),
  "header-added": kind("minor", "minor", ({ it }) => `${it} is new`),
  "header-removed": alters(({ it }) => `${it} was removed`),
  "header-became-required": kind("major", "patch", ({ it }) => `${it} is now always sent`),
  "header-became-optional": widens(({ it }) => `${it} is no longer always sent`),
  "link-added": kind("minor", "minor", ({ it, name }) => `${it} now links to \`${name}\``),
  "link-removed": alters(({ it, name }) => `${it} no longer links to \`${name}\``),
  "link-changed": alters(({ it, name }) => `the link \`${name}\` of ${it} leads elsewhere`),
  "callback-added": kind("minor", "minor", ({ name }) => `the API may now call back: \`${name}\``),
  "callback-removed": alters(({ name }) => `the API no longer calls back: \`${name}\``),
  "webhook-added": kind("minor", "minor", () => "this webhook is new"),
  "webhook-removed": alters(() => "this webhook was removed"),
} as const satisfies Readonly<Record<string, ChangeKind>>;
