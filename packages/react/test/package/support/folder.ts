import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const folder: string = fileURLToPath(new URL("../../..", import.meta.url));
