import { rules } from "./rules.ts";

/** Redocly plugin with the rules of the Numbers API: `extends: [numbers/recommended]` switches all of them on. */
export default () => ({
  id: "numbers",
  rules: { oas3: rules },
  configs: {
    recommended: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`numbers/${name}`, "error"])) },
  },
});
