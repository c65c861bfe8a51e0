import { fileURLToPath } from "node:url";

/** The folder of the client. */
export const client: string = fileURLToPath(new URL("../../..", import.meta.url));
