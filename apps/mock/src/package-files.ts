// These files are next to `src` and to `dist`, so this module stays at the top of `src`.

/** OpenAPI document of the control API. */
export const controlDocument: URL = new URL("../control/openapi.yaml", import.meta.url);

/** Files of the control page, as the build writes them. */
export const pageFolder: URL = new URL("../dist/page/", import.meta.url);

/** Script of the documentation, as the build writes it. */
export const docsRendererFile: URL = new URL("../dist/docs/renderer.js.gz", import.meta.url);
