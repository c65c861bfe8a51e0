/** Whether a value has members by name. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && !!value && !Array.isArray(value);
