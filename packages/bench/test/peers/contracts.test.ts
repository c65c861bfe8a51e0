import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { broken, edited, github, retitled, sized } from "../../src/chain/contracts.ts";

/** Data of a contract. GitHub's is nine megabytes of JSON, which a YAML parser reads for seconds. */
function read(text: string): unknown {
  return text.startsWith("{") ? JSON.parse(text) : parse(text);
}

describe("the edits of a contract", () => {
  it("change its title and the mock's answer, and keep it a valid contract", () => {
    const contract = sized(1);
    const text = edited(contract, "Second save");
    expect(read(text)).toMatchObject({ info: { title: "Second save" } });
    expect(text).not.toContain(contract.answer.has);
    expect(text.length - contract.text.length).toBeLessThan(100);
  });

  it("give it a title that it never had, in YAML and in JSON", async () => {
    for (const { text } of [sized(10), await github()]) {
      expect(read(retitled(text, "Unseen"))).toMatchObject({ info: { title: "Unseen" } });
    }
  });

  it("break it in one place", async () => {
    for (const contract of [sized(1), sized(10), await github()]) {
      expect(read(broken(contract))).not.toEqual(read(contract.text));
    }
  });
});

describe("the edit that the wait is measured by", () => {
  it("is of something that GitHub's description answers with", async () => {
    const { text, answer } = await github();
    expect(text).toContain(`"${answer.path}"`);
    expect(text).toContain(answer.has);
  });
});
