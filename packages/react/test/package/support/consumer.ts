// Source files of a project that uses the package.

const USE = `
const client = nameClient(createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" }), "account-42");
const queryClient = new QueryClient();
export const load = () => queryClient.fetchQuery(numbersListQueryOptions(client)).then((list) => list.sharedNumber.length);
export const count = (): number | undefined => queryClient.getQueryData(numbersListQueryOptions(client).queryKey)?.numbers.length;
export const forget = () => queryClient.invalidateQueries({ queryKey: queryKey(client, "numbers", "list") });
export function useSentence(): string {
  const { data, error } = useNumbersList({ staleTime: 1_000, select: ({ numbers }) => numbers.length });
  const shared: string = useSuspenseNumbersList().data.sharedNumber;
  if (error instanceof PaymentRequiredError) return error.fix ?? error.message;
  // @ts-expect-error the selection is a number
  data?.numbers;
  // @ts-expect-error unknown operation
  queryKey(client, "numbers", "remove");
  return data === undefined ? shared : data.toFixed();
}
export const app = createElement(NumbersProvider, { client }, "text");
`;
/** Exports of the package. */
export const NAMES =
  "nameClient, NumbersProvider, numbersListQueryOptions, queryKey, useNumbersList, useSuspenseNumbersList";
/** Modules that use every export, by file name. */
export const FILES: Readonly<Record<string, string>> = {
  "use.mts": `import { createClient, PaymentRequiredError } from "@numbers-api/client";
import { ${NAMES} } from "@numbers-api/react";
import { QueryClient } from "@tanstack/react-query";
import { createElement } from "react";${USE}`,
  "use.cts": `import client_ = require("@numbers-api/client");
import numbers = require("@numbers-api/react");
import query = require("@tanstack/react-query");
import react = require("react");
const { createClient, PaymentRequiredError } = client_;
const { ${NAMES} } = numbers;
const { QueryClient } = query;
const { createElement } = react;${USE}`,
};

/** Server-rendered page with one component and a loader. */
export const PAGE = `
const { createClient } = require("@numbers-api/client");
const { NumbersProvider, numbersListQueryOptions, useNumbersList } = require("@numbers-api/react");
const { QueryClient, QueryClientProvider } = require("@tanstack/react-query");
const { createElement: h } = require("react");
const { renderToString } = require("react-dom/server");

const client = createClient({ apiKey: "any" });
const queryClient = new QueryClient();
const Numbers = () => h("p", null, \`\${useNumbersList().data.numbers.length} numbers\`);
queryClient.fetchQuery(numbersListQueryOptions(client)).then(() => {
  const numbers = h(NumbersProvider, { client }, h(Numbers));
  console.log(renderToString(h(QueryClientProvider, { client: queryClient }, numbers)));
  queryClient.clear();
});
`;

/** Converts CommonJS to an ES module. */
export const asModule = (code: string): string =>
  code.replaceAll(
    /const (\{.*\}) = require\((.*)\);/g,
    (_, names, from) => `import ${names.replace(":", " as")} from ${from};`,
  );
