import { alters, type Kind, kind, narrows, widens } from "./kind.ts";

/**
 * What may change around the schemas. Here "request" is the usual way, the consumer calls the API; "response" is a
 * webhook or a callback, in which the API calls the consumer.
 */
export const HTTP_KINDS = {
  "operation-added": kind("minor", "minor", () => "this operation is new"),
  "operation-removed": alters(() => "this operation is gone"),
  "operation-moved": alters(({ after }) => `this operation is now ${after}`),
  "operation-id-added": kind("patch", "patch", ({ after }) => `the operation now has the id ${after}`),
  "operation-id-removed": alters(
    ({ before }) => `the operation no longer has the id ${before}: generated methods are called otherwise`,
  ),
  "operation-id-changed": alters(
    ({ before, after }) =>
      `the id of the operation was ${before} and is now ${after}: the client's method is called otherwise`,
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
  "sunset-added": kind("minor", "minor", ({ it, after }) => `${it} will be gone after ${after}`),
  "sunset-later": kind("patch", "patch", ({ it, before, after }) => `${it} will be gone after ${after}, not ${before}`),
  "sunset-earlier": alters(({ it, before, after }) => `${it} will be gone after ${after}, earlier than ${before}`),
  "sunset-removed": alters(({ it, before }) => `${it} no longer says that it stays until ${before}`),
  "sunset-invalid": alters(({ it, after }) => `the end of ${it}, ${after}, is not a date`),
  "stability-increased": kind("minor", "minor", ({ it, before, after }) => `${it} was ${before} and is now ${after}`),
  "stability-decreased": alters(({ it, before, after }) => `${it} was ${before} and is now only ${after}`),
  "stability-invalid": alters(
    ({ it, after }) => `the stability of ${it}, ${after}, is none of draft, alpha, beta, stable`,
  ),

  "parameter-added": kind("minor", "minor", ({ it }) => `${it} is new, and may be left out`),
  "parameter-added-required": kind("major", "minor", ({ it }) => `${it} is new, and always sent`),
  "parameter-removed": alters(({ it }) => `${it} is gone`),
  "parameter-moved": alters(
    ({ it, before, after }) => `${it} was a ${before} parameter and is now a ${after} parameter`,
  ),
  "parameter-became-required": kind("major", "patch", ({ it }) => `${it} may no longer be left out`),
  "parameter-became-optional": widens(({ it }) => `${it} may now be left out`),
  "parameter-style-changed": alters(
    ({ it, before, after }) => `${it} is written otherwise: the style was ${before} and is now ${after}`,
  ),
  "parameter-reserved-allowed": widens(({ it }) => `${it} may now hold reserved characters as they are`),
  "parameter-reserved-forbidden": kind(
    "major",
    "patch",
    ({ it }) => `${it} may no longer hold reserved characters as they are`,
  ),
  "parameter-empty-allowed": widens(({ it }) => `${it} may now be sent empty`),
  "parameter-empty-forbidden": kind("major", "patch", ({ it }) => `${it} may no longer be sent empty`),

  "request-body-added": kind("minor", "minor", () => "there may now be a request body"),
  "request-body-added-required": kind("major", "minor", () => "there now has to be a request body"),
  "request-body-removed": alters(() => "there is no request body any more"),
  "request-body-became-required": kind("major", "patch", () => "the request body may no longer be left out"),
  "request-body-became-optional": widens(() => "the request body may now be left out"),
  "media-type-added": kind("minor", "minor", ({ it, name }) => `${it} may now be \`${name}\``),
  "media-type-removed": alters(({ it, name }) => `${it} is never \`${name}\` any more`),
  "media-type-widened": widens(({ it, before, after }) => `${it} was ${before} and may now be any ${after}`),
  "media-type-narrowed": narrows(({ it, before, after }) => `${it} was any ${before} and is now only ${after}`),
  "encoding-changed": alters(({ it, name }) => `${it} encodes the part \`${name}\` otherwise`),

  // The generated result becomes a union, and a caller who knows one success takes the other for a failure.
  "success-added": kind("major", "minor", ({ name }) => `success may now come as the answer ${name}`),
  "success-removed": alters(({ name }) => `the answer ${name} is gone`),
  "error-added": kind("minor", "minor", ({ name }) => `the answer ${name} is new`),
  "error-removed": alters(({ name }) => `the answer ${name} is gone: whoever handles it waits in vain`),
  "answer-folded": kind("patch", "patch", ({ name, after }) => `the answer ${name} is now described by ${after}`),
  "answer-body-added": kind("minor", "minor", ({ it }) => `${it} now has a body`),
  "answer-body-removed": alters(({ it }) => `${it} no longer has a body`),
  "error-code-removed": alters(({ it, before }) => `${it} no longer shows the code ${before}`),
  "header-added": kind("minor", "minor", ({ it }) => `${it} is new`),
  "header-removed": alters(({ it }) => `${it} is gone`),
  "header-became-required": kind("major", "patch", ({ it }) => `${it} is now always there`),
  "header-became-optional": widens(({ it }) => `${it} is no longer always there`),
  "link-added": kind("minor", "minor", ({ it, name }) => `${it} now links to \`${name}\``),
  "link-removed": alters(({ it, name }) => `${it} no longer links to \`${name}\``),
  "link-changed": alters(({ it, name }) => `the link \`${name}\` of ${it} leads elsewhere`),
  "callback-added": kind("minor", "minor", ({ name }) => `the API may now call back: \`${name}\``),
  "callback-removed": alters(({ name }) => `the API no longer calls back: \`${name}\``),
  "webhook-added": kind("minor", "minor", () => "this webhook is new"),
  "webhook-removed": alters(() => "this webhook is gone"),
} as const satisfies Readonly<Record<string, Kind>>;
