// The name of the root package reaches everything that is published, and no other line has to change.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isApiName, namesOf, SOURCE_NAME, withApiNames } from "@numbers-api/openapi/api-names";
import { copyRepository } from "@numbers-api/workspace/copy";
import { pack, readPackage, temporaryFolder } from "@numbers-api/workspace/packing";
import { describe, expect, it, onTestFinished } from "vitest";
import { nameFor } from "../src/settings.ts";

describe("the name of an API", () => {
  it.each([
    ["Redocly Museum API", "redocly-museum-api"],
    ["Swagger Petstore - OpenAPI 3.0", "petstore"],
    ["WebApplication1 | v1", "webapplication1"],
    ["3scale Gérant, v2.1.0", "n3scale-gerant"],
    ["予約", "my-api"],
    ["API", "my-api"],
    [`${"Long ".repeat(40)}API`, "long-long-long-long-long-long-long-long-long-long"],
  ])("comes from the title %j", (title, name) => {
    expect(nameFor(title)).toBe(name);
    expect(isApiName(name)).toBe(true);
  });

  it.each(["", "Museum", "-museum", "museum-", "mu seum", "@museum/api", "1api", "a--b", "../x", 5, undefined])(
    "is not %j",
    (name) => {
      expect(isApiName(name)).toBe(false);
      expect(() => namesOf(name)).toThrow("lower-case letters, digits and hyphens");
    },
  );

  it("leaves texts as they are while it is the one that the sources have", () => {
    const text = "@numbers-api/client NumbersApiError numbers-mock NUMBERS_API_KEY";
    expect(withApiNames(text, namesOf(SOURCE_NAME))).toBe(text);
    expect(withApiNames(`${text} NumbersList numbers`, namesOf("train-travel-api"))).toBe(
      "@train-travel-api/client TrainTravelApiError train-travel-mock TRAIN_TRAVEL_API_KEY NumbersList numbers",
    );
  });
});

it("a packed package has the names of the adopted API alone", async () => {
  using copy = copyRepository();
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = fileURLToPath(new URL("fixtures/fastapi.json", import.meta.url));
  const { code, output } = copy.run("pnpm", ["adopt", file, "--name", "items"]);
  expect(code, output).toBe(0);
  expect(JSON.parse(readFileSync(join(copy.dir, "package.json"), "utf8")).name).toBe("items");

  const readme = readFileSync(join(copy.dir, "packages/client/README.md"), "utf8");
  const client = readPackage(await pack(join(copy.dir, "packages/client"), folder));
  const react = readPackage(await pack(join(copy.dir, "packages/react"), folder));
  expect(client.manifest).toMatchObject({
    name: "@items/client",
    description: "The typed client of the Items Service, made from its contract.",
  });
  expect(react.manifest).toMatchObject({ name: "@items/react", peerDependencies: { "@items/client": "^0.0.0" } });
  expect(client.read("README.md")).toMatch(
    /^# @items\/client\n\n> The examples call `client\.numbers\.list\(\)` of the API/,
  );
  expect(client.read("README.md")).toContain("npm install @items/client");
  expect(client.read("README.md")).toContain("--filter @numbers-api/client ");
  expect(client.read("README.md")).not.toContain("Numbers API");
  expect(react.read("README.md")).not.toMatch(/from "@numbers-api|NumbersApiError|NumbersProvider/);
  expect(client.manifest["scripts"]).not.toHaveProperty("prepack");
  expect(readFileSync(join(copy.dir, "packages/client/README.md"), "utf8")).toBe(readme);

  const published = [client, react].flatMap(({ files, read }) =>
    files.filter((name) => name.startsWith("dist/")).map((name) => read(name)),
  );
  const text = published.join("\n");
  for (const name of ["ITEMS_API_KEY", "ITEMS_API_URL", "ItemsApiError", "ItemsClient", "ItemsProvider"]) {
    expect(text).toContain(name);
  }
  expect(text).toContain('"Items Service"');
  const old = text.split("\n").filter((line) => /numbers[-_ ]api|NUMBERS_|Numbers[A-Z]|phoneNumber/i.test(line));
  expect(old).toEqual([]);
});
