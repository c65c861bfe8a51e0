// Usage: node test/table/write-table.ts   Writes the table of REVIEW.md from the rows that the tests run.
import { readFileSync, writeFileSync } from "node:fs";
import { withTable } from "./markdown-table.ts";
import { chapters } from "./table.ts";

const file = new URL("../../REVIEW.md", import.meta.url);
writeFileSync(file, withTable(readFileSync(file, "utf8"), chapters));
