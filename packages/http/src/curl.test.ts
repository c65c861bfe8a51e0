import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curlCommand, shellQuote } from "./curl.ts";

/** Arguments that a real shell hands to each of the commands. */
function argumentsOf(commands: readonly string[], shell = "bash"): string[][] {
  const script = `curl() { printf '%s\\0' "$#" "$@"; }\n${commands.join("\n")}\n`;
  const words = execFileSync(shell, ["-c", script], { encoding: "utf8" }).split("\0");
  return commands.map(() => words.splice(0, 1 + Number(words[0])).slice(1));
}

const url = "http://127.0.0.1:4010/numbers/list";

describe("a curl command", () => {
  it.each<[string, Parameters<typeof curlCommand>, string]>([
    ["a GET", [{ url }], `curl ${url}`],
    [
      "a bearer token",
      [{ url, headers: [["Authorization", "Bearer any"]] }],
      `curl -H "Authorization: Bearer any" ${url}`,
    ],
    ["a cookie", [{ url, cookies: [["key", "any"]] }], `curl -b key=any ${url}`],
    ["basic authentication", [{ url, user: "any:any" }], `curl -u any:any ${url}`],
    ["a query", [{ url: `${url}?key=any&a=1` }], `curl "${url}?key=any&a=1"`],
    ["brackets in the query", [{ url: `${url}?ids[]=1` }], `curl -g "${url}?ids[]=1"`],
    ["HEAD", [{ method: "head", url }, { showHead: true }], `curl -I ${url}`],
    ["the head of the response", [{ url }, { showHead: true }], `curl -i ${url}`],
    ["an empty header", [{ url, headers: [["Prefer", ""]] }], `curl -H "Prefer;" ${url}`],
    ["JSON", [{ url, body: '{"a":"it\'s"}' }], `curl --data-raw '{"a":"it'\\''s"}' ${url}`],
    ["DELETE", [{ method: "DELETE", url }], `curl -X DELETE ${url}`],
    ["a GET with a body", [{ method: "GET", url, body: "a" }], `curl -X GET --data-raw a ${url}`],
    ["a text that looks like a file", [{ url, body: "@/etc/passwd" }], `curl --data-raw @/etc/passwd ${url}`],
    [
      "several lines",
      [{ method: "PUT", url, headers: [["Accept", "text/plain"]] }, { multiline: true }],
      `curl -X PUT \\\n  -H "Accept: text/plain" \\\n  ${url}`,
    ],
  ])("of %s", (_, parameters, command) => {
    expect(curlCommand(...parameters)).toBe(command);
  });

  it("contains nothing that the shell runs", () => {
    const hostile = ["$(id)", "`id`", "; id", "| id", "&& id", "a'b\"c", "\\", "!!", "~", "#", "<a>", "%PATH%", ""];
    const commands = hostile.map((body) => curlCommand({ url, body, headers: [["X-A", body]] }));
    expect(argumentsOf(commands)).toEqual(
      hostile.map((body) => ["-H", body === "" ? "X-A;" : `X-A: ${body}`, "--data-raw", body, url]),
    );
  });

  it("prints no control character", () => {
    expect(curlCommand({ url, body: "a\u001b[2J\r\n\u009b31m'\\" })).toBe(
      String.raw`curl --data-raw $'a\033[2J\015\012\302\23331m\047\\' ${url}`,
    );
  });

  it("quotes any word so that a shell gives it back", () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."$`'\"\\!#&|;<>(){}[]*?~ \n\r\t\u0001\u007f\u0085a1é😀%@=-") }),
      fc.string({ unit: "grapheme" }),
    );
    // Words of a shell cannot contain NUL. Each run of a shell takes many words, for speed.
    const words = fc.array(
      word.filter((text) => !text.includes("\0")),
      { minLength: 200, maxLength: 200 },
    );
    fc.assert(
      fc.property(words, (all) => {
        const commands = all.map((text) => `curl ${shellQuote(text)}`);
        expect(argumentsOf(commands)).toEqual(all.map((text) => [text]));
        // Another shell may pass on the escapes, but it also takes the whole text for one word.
        expect(argumentsOf(commands, "sh").map(({ length }) => length)).toEqual(all.map(() => 1));
      }),
      { numRuns: 5 },
    );
  });
});
