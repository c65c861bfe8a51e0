import { describe, expect, it } from "vitest";
import { refusals } from "./fixtures.ts";

/** Remedies. */
const fix = {
  splitId: "Write it as the resource, an underscore and the action, such as numbers_list.",
  useLetters: "Use letters and digits, and begin both the resource and the action with a letter.",
};

describe("A contract is refused, with every place and what to do there, for", () => {
  it("names of operations that give a client no method", async () => {
    expect(await refusals("refused-names")).toEqual([
      `refused-names.yaml:11:12: PUT /parts: the operationId "_list" has no resource before its action. ${fix.splitId}`,
      `refused-names.yaml:12:13: POST /parts: the operationId "parts_" has no action after its resource. ${fix.splitId}`,
      `refused-names.yaml:14:12: GET /identifiers: the operationId "2fa_enable" gives the client a member "2fa", which is not a JavaScript identifier. ${fix.useLetters}`,
      `refused-names.yaml:15:12: PUT /identifiers: the operationId "codes_2fa" gives the client a member "2fa", which is not a JavaScript identifier. ${fix.useLetters}`,
      'refused-names.yaml:18:12: GET /reserved: the operationId "http_get" gives the client a member "http", which already has a meaning there. Choose another resource.',
      'refused-names.yaml:19:12: PUT /reserved: the operationId "constructor/call" gives the client a member "constructor", which already has a meaning there. Choose another resource.',
      'refused-names.yaml:20:13: POST /reserved: the operationId "promises.then" gives the client a member "then", which already has a meaning there. Choose another action.',
      'refused-names.yaml:21:14: PATCH /reserved: the operationId "dates_toJSON" gives the client a member "toJSON", which already has a meaning there. Choose another action.',
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

  it("the same in a file that it refers to, which is then the one to correct", async () => {
    expect(await refusals("refused-elsewhere/openapi")).toEqual([
      `refused-elsewhere/things.yaml:2:3: GET /things: the operationId "_list" has no resource before its action. ${fix.splitId}`,
    ]);
  });

  it("forms of parameters and servers that a client cannot send", async () => {
    expect(await refusals("refused-forms")).toEqual([
      "refused-forms.yaml:12:5: additionalOperations is not supported, so these operations are left out. Use one of the methods that OpenAPI has a member for.",
      'refused-forms.yaml:54:5: the security scheme session has the cookie "a;b", a name that HTTP does not allow. Use letters, digits and hyphens.',
      'refused-forms.yaml:5:5: the server https://{region}.example has no default for its variable "region". Declare the variable with a default, or write its value into the URL.',
      'refused-forms.yaml:7:5: the server https://{region}.example has a default of "region" that its enum does not have. Add the default to the enum, or choose another.',
      "refused-forms.yaml:9:5: the server https://exa mple is not a URL. Write one such as https://api.example.com/v1, or a path.",
      'refused-forms.yaml:16:11: GET /things: the query parameter "two" has more than one of a schema and media types. Keep the one that is sent.',
      'refused-forms.yaml:17:11: GET /things: the query parameter "both" has more than one of a schema and media types. Keep the one that is sent.',
      'refused-forms.yaml:18:11: GET /things: the query parameter "picture" is image/png, which a parameter cannot hold. Use JSON, text or a schema.',
      'refused-forms.yaml:20:11: GET /things: the header parameter "x-page" is also declared as "X-Page". Remove one: headers have no case.',
      'refused-forms.yaml:25:7: GET /pages: x-pagination names the items "/data/rows", where no page has a list. Write it like { type: cursor, parameter: cursor, items: /items, next: /next }; the other types are offset, page and link.',
      'refused-forms.yaml:43:7: GET /links: x-pagination has the type "link", whose URLs have texts, and the parameter "filter" a document. Write it like { type: cursor, parameter: cursor, items: /items, next: /next }; the other types are offset, page and link.',
      'refused-forms.yaml:49:20: GET /names: the header parameter "X Name" has a name that HTTP does not allow. Use letters, digits and hyphens.',
      'refused-forms.yaml:50:51: GET /names answers with "DEFAULT", which is not a status. Write one such as 200, a range such as 2XX, or default.',
    ]);
  });

  it("parts of operations that a client cannot send", async () => {
    expect(await refusals("refused-parts")).toEqual([
      "refused-parts.yaml:48:5: the schema Self contains itself without end. Refer to it from a property or from items instead.",
      "refused-parts.yaml:49:27: the schema Part/properties/own contains itself without end. Refer to it from a property or from items instead.",
      "refused-parts.yaml:5:5: QUERY /queries cannot be called, because QUERY is not supported. Use POST with x-query: true.",
      'refused-parts.yaml:8:9: POST /things: the query parameter "a" has the style matrix, which OpenAPI does not have there. Use form, spaceDelimited, pipeDelimited, deepObject.',
      'refused-parts.yaml:9:9: POST /things: the querystring parameter "all" is the whole query string, which is not supported. Declare each query parameter.',
      "refused-parts.yaml:14:11: POST /things takes a body of multipart/related, which is not supported. Use multipart/form-data.",
      'refused-parts.yaml:15:11: POST /things takes a body of "json", which is not a media type. Write one such as application/json.',
      'refused-parts.yaml:20:63: POST /things: the part header "X-Part" has no value that a client could send. Give its schema a const or a default, or make it optional.',
      'refused-parts.yaml:21:15: POST /things: the member "list" has the style matrix, which OpenAPI does not have there. Use form, spaceDelimited, pipeDelimited, deepObject.',
      'refused-parts.yaml:26:20: GET /parts/{id} has a path parameter "other" that its path has no place for. Write {other} into the path, or remove the parameter.',
      'refused-parts.yaml:27:89: PUT /parts/{id} answers with a body of "json", which is not a media type. Write one such as application/json.',
      "refused-parts.yaml:31:18: GET /digest needs credentials that a client cannot send: digest. Declare a scheme of the type apiKey, http with basic or bearer, oauth2, openIdConnect or mutualTLS.",
      'refused-parts.yaml:35:7: PUT /digest: x-pagination names "page", which is not a query parameter of the operation. Write it like { type: cursor, parameter: cursor, items: /items, next: /next }; the other types are offset, page and link.',
      'refused-parts.yaml:39:17: the server https://{region}.example has no default for its variable "region". Declare the variable with a default, or write its value into the URL.',
    ]);
  });
});
