import { scenarios } from "@numbers-api/contract";
import { type Mock, startMock } from "../src/index.ts";
import { contract } from "./contract.ts";

/** Valid call to start from. */
export interface Call {
  readonly line: string;
  readonly type?: string;
  readonly body?: string;
}

/** Contract to attack, with the calls and scenarios it has. */
export interface Target {
  readonly name: string;
  /** Document to serve. Default: the Numbers API. */
  readonly document?: object;
  readonly calls: readonly [Call, ...Call[]];
  readonly scenarios: readonly [string, ...string[]];
}

const NUMBERS: Target = {
  name: "the Numbers API",
  calls: [{ line: "GET /numbers/list" }],
  // Not empty even for a contract without scenarios.
  scenarios: ["unauthorized", ...Object.keys(scenarios)],
};

const FORM = "application/x-www-form-urlencoded";

const MULTIPART = 'multipart/form-data; boundary="b"';

const THINGS: Target = {
  name: "a contract with parameters and bodies",
  document: contract,
  calls: [
    { line: "GET /things?page=1&tags=a&tags=b&piped=a|b&sizes[from]=1&sizes[to]=2" },
    { line: "GET /things?key=any" },
    { line: "POST /things", type: "application/json", body: '{"name":"a","size":1,"parent":{"name":"b"}}' },
    { line: "GET /things/1" },
    { line: "DELETE /things/1" },
    { line: "GET /things/a/report.csv" },
    { line: "POST /forms", type: FORM, body: "name=a&size=1" },
    {
      line: "POST /forms",
      type: MULTIPART,
      body: '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\na\r\n--b--\r\n',
    },
    { line: "POST /notes", type: "text/plain", body: "a note" },
    { line: "POST /notes", type: "application/xml", body: "<note>a</note>" },
  ],
  scenarios: ["one", "many", "written", "report", "wrong"],
};

/** Starts a mock of the attacked contract. */
export function start({ document }: Target): Promise<Mock | Mock<string, string>> {
  return document ? startMock({ document }) : startMock();
}

export const TARGETS: readonly Target[] = [NUMBERS, THINGS];
