import { type Operation, operations } from "@numbers-api/contract";
import { expect, it } from "vitest";
import { readyLines } from "./ready.ts";

const url = "http://127.0.0.1:4010";
const list: Operation = operations.numbers_list;

it.each([
  [
    "the first operation that can be called as it is",
    [{ ...list, method: "post" }, list],
    `curl -H "Authorization: Bearer any" ${url}${list.path}`,
  ],
  ["no key where none is needed", [{ ...list, authenticated: false }], `curl ${url}${list.path}`],
  [
    "the mock itself, where every operation needs an input",
    [{ ...list, input: "required" }],
    `curl ${url}/__mock/health`,
  ],
] as const)("the last line has a command for %s", (_, table, command) => {
  expect(readyLines(url, table).at(-1)).toBe(`Type:  ${command}`);
});
