/** Text escaped for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * JavaScript or JSON escaped for a `<script>` element, so that it cannot end the element or open a comment. JSON and
 * JavaScript have these characters only inside strings and regular expressions, where the escape means the same.
 */
export function inlineScript(script: string): string {
  return script.replaceAll(/<(?=!--|\/?script)/gi, "\\u003c");
}
