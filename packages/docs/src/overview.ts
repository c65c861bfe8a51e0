import { type Book, entries, type Node, text } from "./book.ts";
import { type Content, type Html, html, link } from "./html.ts";
import { renderInline, renderMarkdown } from "./markdown.ts";
import { readServers } from "./servers.ts";

/** The beginning of the page: what the API is, where it answers, and who stands behind it. */
export function renderOverview(book: Book): Html {
  const info = book.resolve(book.root["info"]);
  const servers = readServers(book);
  return html`<header id="${book.anchor("overview")}">
<h1>${text(info, "title") || "API"} <span class="version">${text(info, "version")}</span></h1>
${text(info, "summary") !== "" && html`<p class="lead">${renderInline(text(info, "summary"))}</p>`}
${renderMarkdown(text(info, "description"), 2)}
${
  servers.length > 0 &&
  html`<h2>${servers.length > 1 ? "Servers" : "Server"}</h2>
<ul class="plain">${servers.map(({ url, description }) => html`<li><code>${url}</code> ${renderInline(description)}</li>`)}</ul>`
}
${renderOrigin(book, info)}</header>`;
}

function renderOrigin(book: Book, info: Node): Content {
  const license = book.resolve(info["license"]);
  const contact = book.resolve(info["contact"]);
  const docs = book.resolve(book.root["externalDocs"]);
  const origin = [
    named("License: ", text(license, "name"), text(license, "url")),
    named("Contact: ", text(contact, "name") || text(contact, "email"), text(contact, "url") || mail(contact)),
    named("", "Terms of service", text(info, "termsOfService")),
    named("More: ", text(docs, "description") || text(docs, "url"), text(docs, "url")),
  ].filter((part) => part !== undefined);
  return origin.length > 0 && html`<p class="origin">${origin.map((part, index) => [index > 0 && " · ", part])}</p>`;
}

function mail(contact: Node): string {
  return text(contact, "email") && `mailto:${text(contact, "email")}`;
}

function named(label: string, name: string, url: string): Content {
  if (url) return html`${label}${link(url, name || url)}`;
  return name && name !== "Terms of service" ? html`${label}${name}` : undefined;
}

/** How a request proves who sends it. */
export function renderSecuritySchemes(book: Book): Content {
  const schemes = entries(book.resolve(book.root["components"]), "securitySchemes");
  if (schemes.length === 0) return undefined;
  return html`<section id="${book.anchor("security")}"><h2>Ways to authenticate</h2>
${schemes.map(([name, value]) => {
  const scheme = book.resolve(value);
  return html`<section id="${book.anchor(`security ${name}`)}"><h3>${name} <span class="type">${kind(scheme)}</span></h3>
${renderMarkdown(text(scheme, "description"), 4)}
${renderFlows(book, scheme)}</section>`;
})}</section>`;
}

function kind(scheme: Node): string {
  const [type, where] = [text(scheme, "type"), text(scheme, "in")];
  if (type === "http") return `HTTP ${text(scheme, "scheme")}`;
  return type === "apiKey" ? `API key in the ${where} ${text(scheme, "name")}` : type;
}

function renderFlows(book: Book, scheme: Node): Content {
  const url = text(scheme, "openIdConnectUrl");
  const flows = entries(scheme, "flows").map(([name, value]) => {
    const flow = book.resolve(value);
    const urls = ["authorizationUrl", "tokenUrl", "refreshUrl"].map((key) => text(flow, key)).filter(Boolean);
    const scopes = entries(flow, "scopes").map(
      ([scope, meaning]) => html`<li><code>${scope}</code> ${String(meaning)}</li>`,
    );
    return html`<p>${name}: ${urls.map((at, index) => [index > 0 && ", ", html`<code>${at}</code>`])}</p><ul class="plain">${scopes}</ul>`;
  });
  return [url !== "" && html`<p><code>${url}</code></p>`, flows];
}
