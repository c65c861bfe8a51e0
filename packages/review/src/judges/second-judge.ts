import { writeFile } from "node:fs/promises";
import { isObject, type Path, parsePointer } from "@numbers-api/openapi/reference";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { cached, digest, digestFiles } from "../inputs/cache.ts";
import type { Description } from "../inputs/document.ts";
import { redocly, requireRedocly, withConfig } from "./redocly.ts";

/** All of Redocly's rules about breaking changes, as one preset. */
const CONFIG = "extends:\n  - diff-recommended\ntelemetry: off\n";

/** Above this many bytes Redocly's diff alone takes longer than a review may; our own rules judge any size. */
export const LARGEST_ASKED = 4_000_000;

/** What Redocly's diff rates as breaking. */
export interface Objection {
  readonly rule: string;
  readonly message: string;
  /** Where in the document as a whole, references not followed: the operation that it is part of. */
  readonly way: Path;
  /** Where, as routes of both documents; one is absent for what came or went. */
  readonly base: Path | undefined;
  readonly head: Path | undefined;
}

/**
 * Asks Redocly's diff for the breaks that it sees.
 *
 * @throws {UsageError} when it does not judge, or judges without its rules.
 */
export async function askSecondJudge(base: Description, head: Description): Promise<Objection[]> {
  const command = requireRedocly();
  const key = digest(await digestFiles(), CONFIG, base.digest, head.digest);
  const report = await cached("redocly-diff", key, () =>
    withConfig(CONFIG, async (file) => {
      const [before, after] = [await oneFile(base, `${file}.base.json`), await oneFile(head, `${file}.head.json`)];
      return redocly(command, ["diff", before, after, "--format", "json", "--config", file]);
    }),
  );
  const changes = isObject(report) ? report["changes"] : undefined;
  if (!Array.isArray(changes))
    throw new UsageError("redocly diff gave a report without changes, so the contract was not judged.");
  return changes.filter(isObject).flatMap((change) => [...objections(change)]);
}

/** What it says of a place is said of one file, so several are made one for it. */
async function oneFile({ isOneFile, path, document }: Description, draft: string): Promise<string> {
  const isHere = !/"(?:\$ref|externalValue)":"[a-z][a-z+.-]*:/i.test(JSON.stringify(document));
  if (isOneFile && isHere) return path;
  await writeFile(draft, JSON.stringify(isHere ? document : withoutNetwork(document)));
  return draft;
}

/** Redocly would fetch what a reference to the network leads to; our rules compare such a reference by its text. */
function withoutNetwork(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNetwork);
  if (!isObject(value)) return value;
  if (typeof value["$ref"] === "string" && /^[a-z][a-z+.-]*:/i.test(value["$ref"])) return {};
  const { externalValue, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, withoutNetwork(item)]));
}

function* objections(change: Readonly<Record<string, unknown>>): Generator<Objection> {
  if (change["impact"] !== "major") return;
  const verdicts = Array.isArray(change["verdicts"]) ? change["verdicts"].filter(isObject) : [];
  for (const { ruleId, impact, message } of verdicts) {
    if (impact !== "major") continue;
    yield {
      rule: String(ruleId),
      message: String(message),
      way: parsePointer(String(change["path"] ?? "")),
      base: pathOf(change["base"]),
      head: pathOf(change["revision"]),
    };
  }
}

function pathOf(side: unknown): Path | undefined {
  return isObject(side) && typeof side["pointer"] === "string" ? parsePointer(side["pointer"]) : undefined;
}
