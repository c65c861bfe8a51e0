/** Text as it stands in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/**
 * JavaScript or JSON as it stands in a `<script>` element: nothing in it ends the element or opens a comment. JSON and
 * JavaScript have these characters only inside strings and regular expressions, where the escape means the same.
 */
export function inlineScript(script: string): string {
  return script.replaceAll(/<(?=!--|\/?script)/gi, "\\u003c");
}
