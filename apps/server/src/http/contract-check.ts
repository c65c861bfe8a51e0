/** Difference between a value and its schema, as ajv describes it. */
export interface CheckError {
  /** JSON pointer of the part that is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Validates a value by a schema of the contract, and leaves the differences in `errors`. */
export interface Check {
  (value: unknown): boolean;
  errors?: readonly CheckError[] | null;
}

/** Place and form of a parameter in a request. */
export interface ParameterSource {
  readonly in: "path" | "query" | "header" | "cookie";
  readonly name: string;
  readonly form: "value" | "list" | "comma-separated";
}

/** Checks of the requests of one operation. */
export interface RequestChecks {
  readonly parameters: readonly ParameterSource[];
  /** Takes `{ path, query, header, cookie }`, and turns text into the types of the schemas. */
  readonly checkParameters?: Check;
  readonly body?: { readonly isRequired: boolean; readonly mediaType: string; readonly check: Check };
}

/** Checks of the answers of one operation, by status and media type; a status without a body has none. */
export type AnswerChecks = Readonly<Record<string, Readonly<Record<string, Check>>>>;

/** Returns the contract violation of an answer; undefined for a valid one. */
export function checkAnswer(
  checks: AnswerChecks | undefined,
  status: number,
  contentType: string | undefined,
  body: unknown,
): string | undefined {
  const documented = checks?.[String(status)] ?? checks?.[`${String(status)[0]}XX`] ?? checks?.["default"];
  if (!documented) return `Status ${status} is not documented.`;
  const types = Object.keys(documented);
  if (types.length === 0) return body === undefined ? undefined : `Status ${status} has no body.`;
  if (body === undefined) return `Status ${status} has a body.`;
  const check = documented[contentType ?? "application/json"];
  if (!check) return `The media type ${contentType} is not documented for status ${status}.`;
  return check(body) ? undefined : describeErrors(check.errors);
}

function describeErrors(errors: Check["errors"]): string {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath || "body"} ${message}`).join("; ");
}
