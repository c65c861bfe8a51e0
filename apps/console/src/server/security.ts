import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Nothing but the console's own files may be loaded, run, framed, or asked. */
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

/** What the page does not use, no script that got in may use. */
const NO_FEATURES = {
  camera: false,
  microphone: false,
  geolocation: false,
  payment: false,
  usb: false,
  serial: false,
  displayCapture: false,
};

/** Sets the security headers of every answer. */
export function security(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: POLICY,
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    permissionsPolicy: NO_FEATURES,
    // Whoever puts the console behind TLS decides about it there; on 127.0.0.1 it would break other servers.
    strictTransportSecurity: false,
    // An answer that has another policy, as the page has in development, keeps it.
    overwrite: false,
  });
}
