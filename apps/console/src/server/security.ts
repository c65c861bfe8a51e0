import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Allows the console's own files and requests only. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
};

/** Disables browser features that the page does not use. */
const NO_FEATURES = {
  camera: false,
  microphone: false,
  geolocation: false,
  payment: false,
  usb: false,
  serial: false,
  displayCapture: false,
};

/** Sets the security headers of every response. */
export function security(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: POLICY,
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    permissionsPolicy: NO_FEATURES,
    // A TLS proxy can set it. On 127.0.0.1 it would break other servers.
    strictTransportSecurity: false,
    // In development the page has its own policy.
    overwrite: false,
  });
}
