import { describe, expect, it } from "vitest";
import { refusals } from "./fixtures.ts";

/** What to do about it. */
const fix = {
  addId: "Add one: the resource, an underscore and the action, such as numbers_list.",
  splitId: "Write it as the resource, an underscore and the action, such as numbers_list.",
  useLetters: "Use letters and digits, and begin both the resource and the action with a letter.",
  rename: "Rename one of the examples, or make them the same.",
};

describe("A contract is refused, with every place and what to do there, for", () => {
  it("names of operations that give a client no method", async () => {
    expect(await refusals("refused-names")).toEqual([
      `refused-names.yaml:5:5: GET /missing has no operationId, so it has no name in the client. ${fix.addId}`,
      `refused-names.yaml:8:5: POST /missing has no operationId, so it has no name in the client. ${fix.addId}`,
      `refused-names.yaml:10:12: GET /parts: the operationId "list" has no resource before its action. ${fix.splitId}`,
      `refused-names.yaml:11:12: PUT /parts: the operationId "_list" has no resource before its action. ${fix.splitId}`,
      `refused-names.yaml:12:13: POST /parts: the operationId "parts_" has no action after its resource. ${fix.splitId}`,
      `refused-names.yaml:14:12: GET /identifiers: the operationId "2fa_enable" gives the client a member "2fa", which is no JavaScript identifier. ${fix.useLetters}`,
      `refused-names.yaml:15:12: PUT /identifiers: the operationId "codes_2fa" gives the client a member "2fa", which is no JavaScript identifier. ${fix.useLetters}`,
      `refused-names.yaml:16:13: POST /identifiers: the operationId "a b_list" gives the client a member "a b", which is no JavaScript identifier. ${fix.useLetters}`,
      'refused-names.yaml:18:12: GET /reserved: the operationId "http_get" gives the client a member "http", which has a meaning of its own there. Choose another resource.',
      'refused-names.yaml:19:12: PUT /reserved: the operationId "constructor/call" gives the client a member "constructor", which has a meaning of its own there. Choose another resource.',
      'refused-names.yaml:20:13: POST /reserved: the operationId "promises.then" gives the client a member "then", which has a meaning of its own there. Choose another action.',
      'refused-names.yaml:21:14: PATCH /reserved: the operationId "dates_toJSON" gives the client a member "toJSON", which has a meaning of its own there. Choose another action.',
      `refused-names.yaml:22:15: DELETE /reserved: the operationId "__proto___list" has no resource before its action. ${fix.splitId}`,
      'refused-names.yaml:25:12: PUT /twice has the operationId "twins_list", which GET /twice has too (refused-names.yaml:24). Give one of them another id.',
      'refused-names.yaml:26:13: the operationIds "twins/list" and "twins_list" (refused-names.yaml:24) both give the client the method twins.list. Rename one of them.',
      'refused-names.yaml:29:7: the operationIds "Twins_list" and "twins_list" (refused-names.yaml:24) both give the client the method twins.list. Rename one of them.',
    ]);
  });

  it("operations that no client can call", async () => {
    expect(await refusals("refused-calls")).toEqual([
      "refused-calls.yaml:5:5: TRACE /traces cannot be called, because fetch sends no TRACE. Remove it.",
      "refused-calls.yaml:9:7: GET /searches has a request body, and fetch sends none with GET. Use another method, or parameters instead of the body.",
      'refused-calls.yaml:16:5: GET /items/{itemId}/parts/{partId} has no path parameter "partId", which its path needs. Add it to the parameters of the operation or of its path: name: partId, in: path, required: true.',
    ]);
  });

  it("examples that are no scenarios", async () => {
    expect(await refusals("refused-examples")).toEqual([
      'refused-examples.yaml:17:17: the example "nothing" has no value in the contract, so nothing can serve it. Write the body under value, or remove the example.',
      `refused-examples.yaml:30:17: the scenario "body" means more than one thing: GET /one 200 (refused-examples.yaml:14) and GET /two 200 (refused-examples.yaml:30) have different bodies (places that differ from the first: 2). ${fix.rename}`,
      `refused-examples.yaml:39:17: the scenario "status" means more than one thing: GET /one 200 (refused-examples.yaml:15) and GET /two 202 (refused-examples.yaml:39) have different statuses. ${fix.rename}`,
      `refused-examples.yaml:33:17: the scenario "type" means more than one thing: GET /one 200 (refused-examples.yaml:16) and GET /two 200 (refused-examples.yaml:33) have different media types. ${fix.rename}`,
      'refused-examples.yaml:44:15: the scenario "unauthorized" means more than one thing: GET /one 401 (refused-examples.yaml:18) and GET /two 401 (refused-examples.yaml:44) have different bodies. Without a named example, a response goes by its reason phrase: name its body under examples, or rename the other.',
    ]);
  });

  it("the same in a file that it refers to, which is then the one to correct", async () => {
    expect(await refusals("refused-elsewhere/openapi")).toEqual([
      `refused-elsewhere/things.yaml:2:3: GET /things: the operationId "list" has no resource before its action. ${fix.splitId}`,
      `refused-elsewhere/responses.yaml:6:46: the scenario "all" means more than one thing: PUT /things 200 (refused-elsewhere/responses.yaml:3) and GET /others 200 (refused-elsewhere/responses.yaml:6) have different bodies. ${fix.rename}`,
    ]);
  });
});
