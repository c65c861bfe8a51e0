/** The document of the control API, which is part of the package. It stands beside `src`, and beside what is built. */
export const controlDocument: URL = new URL("../control/openapi.yaml", import.meta.url);
