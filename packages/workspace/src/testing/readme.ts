import { readFileSync } from "node:fs";

/** Example in a document. */
export interface Example {
  readonly code: string;
  /** Output of the example according to the document, where "…" matches anything; absent if it shows none. */
  readonly printed: string | undefined;
}

/** Examples in a document: blocks of code in a language, each with the block of text that follows it. */
export function examplesIn(file: string, language: "ts" | "tsx"): Example[] {
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\`(?:\\n\\n\`\`\`text\\n([\\s\\S]*?)\`\`\`)?`, "g");
  return [...readFileSync(file, "utf8").matchAll(block)].map(([, code = "", printed]) => ({ code, printed }));
}

/** Files of a project in a document: blocks of code that begin with a path. */
export function filesIn(file: string, language: "ts" | "tsx"): Readonly<Record<string, string>> {
  const block = new RegExp(`\`\`\`${language} (\\S+)\\n([\\s\\S]*?)\`\`\``, "g");
  return Object.fromEntries(
    [...readFileSync(file, "utf8").matchAll(block)].map(([, path = "", code = ""]) => [path, code]),
  );
}

/** Turns a text into a pattern, in which "…" matches anything on its line. */
export function pattern(text: string): RegExp {
  const parts = text.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
