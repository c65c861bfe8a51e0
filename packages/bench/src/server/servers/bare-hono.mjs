// Usage: node bare-hono.mjs PORT TEXT   The least that a server with Hono can do: it sends the text that it was given.
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const [, , port, text = ""] = process.argv;
const app = new Hono();
app.get("/numbers/list", () => new Response(text, { headers: { "content-type": "application/json" } }));
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" });
