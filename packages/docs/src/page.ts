import { createHash } from "node:crypto";
import type { JsonObject } from "@numbers-api/openapi/model";
import { valueAt } from "@numbers-api/openapi/reference";

/** One HTML page and the policy that it works under. */
export interface DocsPage {
  readonly html: string;
  /** Directives of a Content-Security-Policy that let the page run where everything else is closed. */
  readonly policy: readonly string[];
}

/** Parts in which the page on disk and the page on a server differ. */
export interface PageParts {
  readonly document: JsonObject;
  /** Configuration of the renderer in addition to the common one. */
  readonly configuration: JsonObject;
  /** Renderer: its source text, or the URL that serves it. */
  readonly renderer: { readonly source: string } | { readonly url: string };
  readonly home?: { readonly href: string; readonly label: string };
}

/** Everything of the renderer that would talk to its maker's servers, or to a host other than the page's own, is off. */
const PRIVATE = {
  telemetry: false,
  withDefaultFonts: false,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
};

const CLOSED = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"];

/**
 * Adjustments of the renderer's look: colours that meet the contrast of WCAG 2.2 AA, names for links
 * that show only an icon, room for the link back, and nothing behind the dialog that tries a request.
 */
const STYLE = `
:root { --scalar-custom-header-height: 0px; }
body { margin: 0; }
body:has(> .home) { --scalar-custom-header-height: 44px; }
.home {
  position: sticky; top: 0; z-index: 100; box-sizing: border-box; height: 44px; padding: 0 20px;
  display: flex; align-items: center;
  background: var(--scalar-background-1, Canvas); border-bottom: 1px solid var(--scalar-border-color, GrayText);
  font: 14px/1 system-ui, sans-serif;
}
body:has(.scalar-client--open) :is(.home, .references-rendered) { visibility: hidden; }
.home a { color: var(--scalar-color-1, LinkText); padding: 6px 0; }
.light-mode {
  --scalar-color-2: #4b4b4b; --scalar-color-3: #5c5c5c;
  --scalar-color-green: #05703f; --scalar-color-red: #c40010; --scalar-color-orange: #a03f00;
  --scalar-color-blue: #0067aa; --scalar-color-yellow: #7a5c00;
}
.dark-mode {
  --scalar-color-2: #bdbdbd; --scalar-color-3: #a8a8a8;
  --scalar-color-green: #2bc76c; --scalar-color-red: #ff7b72; --scalar-color-orange: #ff8d4d;
}
.icons-only a > span {
  display: block !important; position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
`;

const START = `Scalar.createApiReference("#docs", JSON.parse(document.getElementById("configuration").textContent));`;

/** Mends the renderer's markup: headings that skip a level, and elements without a name, a role or their state. */
const MEND = `
let isAsked = false;
function mend() {
  isAsked = false;
  const above = [];
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.tagName[1]);
    while (above.length > 0 && above.at(-1) >= own) above.pop();
    above.push(own);
    if (above.length !== own) heading.ariaLevel = above.length;
  }
  const each = (selector, fix) => document.querySelectorAll(selector).forEach(fix);
  each("[role=combobox]:not([aria-expanded])", (box) => (box.ariaExpanded = "false"));
  each("[role=dialog] [aria-label^=Notifications]", (region) => (region.ariaLabel = "Requests"));
  each("button[role=none]", (button) => button.removeAttribute("role"));
  each(".cm-content:not([aria-label])", (code) => (code.ariaLabel = "Code"));
  each(".cm-scroller[tabindex='-1']", (code) => (code.tabIndex = 0));
  each("button[aria-controls]:not([aria-expanded])", (button) => {
    if (!document.getElementById(button.getAttribute("aria-controls"))) button.removeAttribute("aria-controls");
  });
}
new MutationObserver(() => {
  if (!isAsked) requestAnimationFrame(mend);
  isAsked = true;
}).observe(document.body, { childList: true, subtree: true });
`;

export function assemblePage({ document, configuration, renderer, home }: PageParts): DocsPage {
  const scripts = [...("source" in renderer ? [inlineScript(renderer.source)] : []), MEND, START];
  const sources = [...("url" in renderer ? [renderer.url] : []), ...scripts.map(hash)];
  const policy = [
    `script-src ${sources.join(" ")}`,
    // The renderer sets style attributes, which a hash or nonce cannot allow. Styles cannot load anything here.
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    `connect-src ${"url" in renderer ? "'self'" : "'none'"}`,
  ];
  const title = String(valueAt(document, ["info", "title"]) ?? "API");
  const all = { ...PRIVATE, ...configuration, content: document };
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${[...CLOSED, ...policy].join("; ")}">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
${home ? `<nav class="home" aria-label="Back"><a href="${escapeHtml(home.href)}">${escapeHtml(home.label)}</a></nav>` : ""}
<div id="docs"></div>
<noscript>The documentation needs JavaScript.</noscript>
<script id="configuration" type="application/json">${inlineScript(JSON.stringify(all))}</script>
${"url" in renderer ? `<script src="${escapeHtml(renderer.url)}"></script>` : ""}
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
  return { html, policy };
}

function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/** Text escaped for HTML, in an element or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * JavaScript or JSON escaped for a `<script>` element, so that it cannot end the element or open a comment. JSON and
 * JavaScript have these characters only inside strings and regular expressions, where the escape means the same.
 */
function inlineScript(script: string): string {
  return script.replaceAll(/<(?=!--|\/?script)/gi, "\\u003c");
}
