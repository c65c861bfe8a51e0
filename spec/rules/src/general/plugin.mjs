import { rules } from "./rules.ts";

/** Redocly plugin with the rules for any contract: `extends: [contract/recommended]` switches all of them on. */
export default () => ({
  id: "contract",
  rules: { oas3: rules },
  configs: {
    recommended: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`contract/${name}`, "error"])) },
  },
});
