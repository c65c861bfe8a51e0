/**
 * Adjustments of the renderer's look: colours that meet the contrast of WCAG 2.2 AA, names for links
 * that show only an icon, and room for the link back.
 */
export const style = `
:root { --scalar-custom-header-height: 0px; }
body { margin: 0; }
body:has(> .home) { --scalar-custom-header-height: 44px; }
.home {
  position: sticky; top: 0; z-index: 100; box-sizing: border-box; height: 44px; padding: 0 20px;
  display: flex; align-items: center;
  background: var(--scalar-background-1, Canvas); border-bottom: 1px solid var(--scalar-border-color, GrayText);
  font: 14px/1 system-ui, sans-serif;
}
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
