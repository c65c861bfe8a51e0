type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Formats an element of SVG without attributes that are `undefined`. {@link text} escapes text. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(typeof value === "number" ? short(value) : String(value))}"`)
    .join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}

/** Line of text at a place. */
export function text(content: string, attributes: Attributes): string {
  return element("text", attributes, escapeText(content));
}

/** Complete drawing, with an accessible title for screen readers. */
export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${width} ${short(height)}`,
    width,
    height,
    role: "img",
    "font-family": "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif",
    "font-size": 12,
  };
  return `${element("svg", attributes, element("title", {}, escapeText(title)), "\n", parts.join("\n"), "\n")}\n`;
}

function escapeText(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Rounds to a tenth of a pixel, the limit of visibility. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
