import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";

/** Their names change with what is in them. */
const HASHED = "/assets/";

/** Serves the built page: its files for ever, because their names change with them, and what names them never from memory. */
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
