import { ProblemError } from "@numbers-api/openapi/problem";
import type { Api } from "../api/api.ts";
import { Problems } from "../api/problems.ts";
import type { GeneratedFiles } from "../output/folder.ts";
import { print, printKey } from "../output/print.ts";
import { CompiledChecks } from "./compiled-checks.ts";
import { OperationChecks, type RequestEntry, type ResponseEntry } from "./operation-checks.ts";

/**
 * Renders the validators of the server. Those of answers are in files of their own, which it loads only on demand.
 *
 * @throws {ProblemError} with every part of the contract that the server cannot read.
 */
export function renderServer({ model, operations }: Api): GeneratedFiles {
  const problems = new Problems(model);
  const modules = {
    parameters: new CompiledChecks("parameters", model, true),
    // Bodies are not coerced: their types are the sender's to choose.
    bodies: new CompiledChecks("bodies", model, false),
    answers: new CompiledChecks("answers", model, false),
  };
  const checks = new OperationChecks(model, modules, problems);
  const requests = operations.map(({ operation, entry }) => requestCode(entry.id, checks.requestOf(operation)));
  const answers = operations.map(({ operation, entry }) => answerCode(entry.id, checks.responsesOf(operation)));
  if (problems.list.length > 0) throw new ProblemError(problems.list);
  const { parameters, bodies } = modules;
  return new Map([
    ...parameters.files(),
    ...bodies.files(),
    ...modules.answers.files(),
    ["request-checks.ts", tableCode("RequestChecks", "requestChecks", "requests", requests, [parameters, bodies])],
    ["answer-checks.ts", tableCode("AnswerChecks", "answerChecks", "answers", answers, [modules.answers])],
  ]);
}

function tableCode(
  type: string,
  name: string,
  subject: string,
  lines: readonly string[],
  modules: readonly CompiledChecks[],
): string {
  const used = modules.filter(({ isEmpty }) => !isEmpty);
  const imports = used.map((module) => `import * as ${module.name} from "./${module.name}.js";\n`);
  return `import type { ${type} } from "../../http/contract-check.ts";
${imports.sort().join("")}
/** Checks of ${subject} by operation. */
export const ${name}: Readonly<Record<string, ${type}>> = {
${lines.join("")}};
`;
}

function requestCode(id: string, { parameters, parameterCheck, body }: RequestEntry): string {
  const members = [
    `parameters: ${print(parameters, "    parameters: ", "    ")}`,
    ...(parameterCheck ? [`checkParameters: parameters.${parameterCheck}`] : []),
    ...(body
      ? [`body: { isRequired: ${body.isRequired}, mediaType: ${print(body.mediaType)}, check: bodies.${body.check} }`]
      : []),
  ];
  return `  ${printKey(id)}: {\n${members.map((member) => `    ${member},\n`).join("")}  },\n`;
}

function answerCode(id: string, answers: ResponseEntry): string {
  const lines = answers.map(([status, types]) => {
    const checks = types.map(([type, check]) => `${printKey(type)}: answers.${check}`);
    return `    ${printKey(status)}: {${checks.length > 0 ? ` ${checks.join(", ")} ` : ""}},\n`;
  });
  return `  ${printKey(id)}: {\n${lines.join("")}  },\n`;
}
