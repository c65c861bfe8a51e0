/** A media type as its header writes it (RFC 9110, 8.3.1): case and blanks mean nothing. */
export function mediaTypeKey(name: string): string {
  return name.toLowerCase().replaceAll(/\s/g, "");
}

/** Whether everything of one media type or range is of another: `application/json` is `application/*` and any type. */
export function isWithin(name: string, range: string): boolean {
  if (name === range) return false;
  const [type = "", ...parameters] = name.split(";");
  const [wider = "", ...asked] = range.split(";");
  const covers = wider === "*/*" || wider === type || (wider.endsWith("/*") && type.startsWith(wider.slice(0, -1)));
  return covers && asked.every((parameter) => parameters.includes(parameter));
}
