import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";

/** File names in this folder change with their content. */
const HASHED = "/assets/";

/** Serves the built page. Browsers cache hashed files forever, and revalidate all others. */
export function serveFiles(app: Hono, folder: string): void {
  app.use(
    "/*",
    compress(),
    etag(),
    serveStatic({
      root: folder,
      onFound: (path, { header, req }) =>
        header(
          "cache-control",
          path && req.path.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    }),
  );
}
