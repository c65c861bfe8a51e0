import { MIMEType } from "node:util";

/** Whether a `Content-Type` announces JSON: `application/json`, or any type that ends in `+json` (RFC 6839). */
export function isJson(contentType: string | undefined): boolean {
  // Nearly every type is this one.
  if (contentType === "application/json") return true;
  try {
    return /^application\/(.+\+)?json$/.test(new MIMEType(contentType ?? "").essence);
  } catch {
    // What is no media type is not JSON either.
    return false;
  }
}

/** Whether a `Content-Type` is a media type at all. */
export function isMediaType(contentType: string): boolean {
  try {
    return new MIMEType(contentType).essence !== "";
  } catch {
    return false;
  }
}
