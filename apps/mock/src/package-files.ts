// These files stand beside `src` and beside `dist`, so this module stays at the top of `src`.

/** OpenAPI document of the control API. */
export const controlDocument: URL = new URL("../control/openapi.yaml", import.meta.url);

/** Files of the control page, as the build writes them. */
export const pageFolder: URL = new URL("../dist/page/", import.meta.url);
