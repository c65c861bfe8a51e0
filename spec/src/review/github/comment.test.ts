import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MARKER, type Target, writeComment } from "./comment.ts";

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

let server: Server;
let comments: Comment[];
let seen: string[];

beforeEach(async () => {
  comments = [];
  seen = [];
  server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    seen.push(`${method} ${url} ${headers.authorization}`);
    let text = "";
    request.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on("end", () => {
      const page = Number(new URL(url, "http://localhost").searchParams.get("page") ?? 1);
      response.setHeader("content-type", "application/json");
      if (headers.authorization !== "Bearer secret") {
        response.statusCode = 403;
        response.end("{}");
      } else if (method === "GET") response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
      else {
        const { body } = JSON.parse(text) as { body: string };
        const known = comments.find(({ id }) => url.endsWith(`/${id}`));
        if (known) known.body = body;
        else comments.push({ id: 1000, body, user: { type: "Bot" } });
        response.end("{}");
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  server.close();
});

const target = (token = "secret"): Target => ({
  api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // A TCP server that listens has such an address.
  repository: "acme/numbers",
  pullRequest: 7,
  token,
});

describe("writeComment", () => {
  it("writes a comment, and the next time writes over it", async () => {
    expect(await writeComment(target(), "first")).toBe("created");
    expect(await writeComment(target(), "second")).toBe("updated");
    expect(comments.map(({ body }) => body)).toEqual([`${MARKER}\nsecond`]);
  });

  it("finds its comment behind a hundred others", async () => {
    comments = Array.from({ length: 130 }, (_, id) => ({ id, body: "hello", user: { type: "User" } }));
    comments.push({ id: 999, body: `${MARKER}\nold`, user: { type: "Bot" } });
    expect(await writeComment(target(), "new")).toBe("updated");
    expect(comments.at(-1)?.body).toBe(`${MARKER}\nnew`);
  });

  it("leaves the comment of a person alone who quotes the marker", async () => {
    comments = [{ id: 1, body: `${MARKER}\nlook`, user: { type: "User" } }];
    expect(await writeComment(target(), "new")).toBe("created");
    expect(comments[0]?.body).toBe(`${MARKER}\nlook`);
  });

  it("shortens what GitHub would refuse", async () => {
    await writeComment(target(), "x".repeat(70_000));
    expect(comments[0]?.body).toHaveLength(65_536);
    expect(comments[0]?.body).toMatch(/The rest is in the summary of the job\.\n$/);
  });

  it("says what GitHub answered, and never the token", async () => {
    const refusal = writeComment(target("wrong-token"), "x");
    await expect(refusal).rejects.toThrow("GitHub answered 403 to GET /issues/7/comments");
    await expect(refusal).rejects.not.toThrow("wrong-token");
  });
});
