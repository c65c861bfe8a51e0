import { expect, it } from "vitest";
import { isJson, normalize } from "./media-type.ts";

it.each([
  "application/json",
  "application/json; charset=utf-8",
  "application/problem+json",
  "Application/JSON",
  "text/json",
])("%s is JSON", (mediaType) => {
  expect(isJson(mediaType)).toBe(true);
});

it.each(["text/plain", "application/jsonl", "application/json-seq", "text/csv; of=+json", "*/*", "", "+json"])(
  "%s is not JSON",
  (mediaType) => {
    expect(isJson(mediaType)).toBe(false);
  },
);

it.each([
  ["Application/JSON", "application/json"],
  ["application/vnd.Library+json ; version=B", "application/vnd.library+json;version=B"],
  ["image/*", "*/*"],
  ["*/*", "*/*"],
])("%s is written as %s", (mediaType, normal) => {
  expect(normalize(mediaType)).toBe(normal);
});
