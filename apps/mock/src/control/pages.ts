import { randomBytes } from "node:crypto";
import type { ServedContract } from "../contract/served-contract.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import type { Routable } from "../requests/route.ts";
import { RENDERER_PATH, readDocs, readDocsRenderer } from "./docs.ts";
import { readPage, readPageFile } from "./page-files.ts";

/** Page or file for people, besides the control API. */
export interface ControlPage extends Routable {
  readonly show: (request: MockRequest, contract: () => Promise<ServedContract>) => Promise<Reply>;
}

/** Control page with its files, and the documentation of the contract. */
export const PAGES: readonly ControlPage[] = [
  page("/__mock", showPage),
  page("/__mock/", async () => ({ status: 308, headers: { location: "/__mock" } })),
  page("/__mock/docs", showDocs),
  page(RENDERER_PATH, showDocsRenderer),
  page("/__mock/page/{file}", showFile),
  page("/__mock/page/{folder}/{file}", showFile),
];

function page(pathTemplate: string, show: ControlPage["show"]): ControlPage {
  return { method: "GET", pathTemplate, show };
}

/** Only scripts with the nonce run, so no text of a contract or a client can become one. */
async function showPage(): Promise<Reply> {
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return html((await readPage()).replace("{{nonce}}", nonce), policy);
}

async function showDocs({ headers }: MockRequest, contract: () => Promise<ServedContract>): Promise<Reply> {
  const { model } = await contract();
  const { html: text, policy } = await readDocs(model.document, headers["host"] ?? "");
  return html(text, policy);
}

async function showDocsRenderer(): Promise<Reply> {
  return { status: 200, headers: headersFor("text/javascript; charset=utf-8"), body: await readDocsRenderer() };
}

async function showFile({ path }: MockRequest): Promise<Reply> {
  const file = await readPageFile(path.replace("/__mock/page/", ""));
  if (file) return { status: 200, headers: headersFor(file.contentType), body: file.text };
  throw new MockError({
    status: 404,
    code: "mock_unknown_path",
    message: `The page of the mock has no file ${path}.`,
    fix: "Open /__mock, which names the files that it needs.",
  });
}

function html(body: string, policy: readonly string[]): Reply {
  const closed = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];
  const headers = { "content-security-policy": [...closed, ...policy].join("; "), "referrer-policy": "no-referrer" };
  return { status: 200, headers: { ...headersFor("text/html; charset=utf-8"), ...headers }, body };
}

function headersFor(contentType: string): Readonly<Record<string, string>> {
  return {
    "content-type": contentType,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  };
}
