import { rules } from "./index.ts";

/** The linter's plugin: redocly.yaml names this file, and switches each rule on as house/<rule>. */
export default () => ({ id: "house", rules: { oas3: rules } });
