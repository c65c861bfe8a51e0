import { describe, expect, it } from "vitest";
import { endsAsSentence } from "./description-sentence.ts";

describe("the end of a description", () => {
  it.each([
    "It is so.",
    "Is it so?",
    "It is so…",
    "It is so...",
    "(It is so.)",
    'It is called "so."',
    "It is *so.*",
    "**It is so.**",
    "It is `so`.",
    "It is so.[^1]\n\n[^1]: Since 2020.",
    "It is so.¹",
    "It is so. ✅",
    "It is so. ![a picture](a.png)",
    "It is so.\n\n![a picture](a.png)",
    "It is so.<br>",
    "<b>It is so.</b>",
    "It is so.\n\n<p>More</p>",
    "It is so.\n\n---",
    "See [the guide](https://a.example).",
    "[See the guide.](https://a.example)",
    "See https://a.example/guide",
    "See <https://a.example/guide>",
    "One of:\n\n- `a`\n- `b`",
    "It is one of these.\n\n1. first\n2. second",
    "It is one of these:\n* a\n  * b\n\n    more of b",
    "For example:\n\n    indented",
    "> It is so.",
    "| a |\n| - |\n| b |",
    "そうです。",
    "そうです！」",
    "这是。",
    "यह है।",
    "یہ ہے۔",
    "هل هو؟",
    "Այդպես է։",
    "ဖြစ်သည်။",
    "እንዲህ ነው።",
    "これは．",
  ])("is that of a sentence in %j", (text) => {
    expect(endsAsSentence(text)).toBe(true);
  });

  it.each([
    "",
    "What there is",
    "It is so,",
    "It is so:",
    "It is `so`",
    "See [the guide](https://a.example)",
    "# Heading",
    "It is so\n\n- a\n- b",
    "It is so and\n\n```\ncode\n```",
    "<b>It is so</b>",
    "It is so [^1]\n\n[^1]: Since",
    "そうです",
    "It is so ✅",
    "It is so. And",
  ])("is not in %j", (text) => {
    expect(endsAsSentence(text)).toBe(false);
  });
});
