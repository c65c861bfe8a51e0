import { type Scenario, type ScenarioName, scenarios } from "@numbers-api/contract";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { phoneForms } from "../../src/page/numbers/phone.ts";
import { test } from "../support/browser.ts";

/** What is certain of the body of a success, and of an error. */
interface Success {
  readonly numbers: readonly { readonly phoneNumber: string; readonly label?: string }[];
  readonly sharedNumber: string;
}
interface Failure {
  readonly error: Readonly<Record<string, string>>;
}

const ALL: readonly Scenario[] = Object.values(scenarios);
const isSuccess = ({ status }: Scenario): boolean => status < 300;

/** Waits until the page shows what the API has answered. */
async function settled(page: Page, scenario: Scenario): Promise<void> {
  await page
    .getByRole(isSuccess(scenario) ? "table" : "alert")
    .or(page.getByText("No dedicated numbers yet"))
    .waitFor();
}

describe("a list of numbers", { concurrent: true }, () => {
  for (const scenario of ALL.filter(isSuccess)) {
    test(`is shown whole, with what is sent from, and the shared number for what it is: ${scenario.name}`, async ({
      mock,
      open,
      expect,
    }) => {
      await mock.play(scenario.name as ScenarioName);
      const { numbers, sharedNumber } = scenario.body as Success; // By the contract.
      const { page } = await open();
      await settled(page, scenario);
      const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
      expect(await rows.count()).toBe(numbers.length);
      for (const [index, { phoneNumber, label }] of numbers.entries()) {
        const { international, national, countryName } = phoneForms(phoneNumber);
        const said = await rows.nth(index).textContent();
        for (const part of [international, national, countryName, label ?? "No label"]) expect(said).toContain(part);
      }
      const [first] = numbers;
      const sender = page.getByRole("article").filter({ hasText: "Sending from" });
      expect(await sender.textContent()).toContain(phoneForms(first?.phoneNumber ?? sharedNumber).international);
      const shared = page.getByRole("article").filter({ hasText: "Many accounts send from it" });
      expect(await shared.textContent()).toContain(phoneForms(sharedNumber).international);
      expect(await shared.textContent()).toContain(first ? "Not in use" : "In use");
    });
  }
});

describe("an error", { concurrent: true }, () => {
  for (const scenario of ALL.filter((each) => !isSuccess(each))) {
    test(`is told with all that the API says, and a retry where it can help: ${scenario.name}`, async ({
      mock,
      open,
      expect,
    }) => {
      await mock.play(scenario.name as ScenarioName);
      const { page } = await open();
      const panel = page.getByRole("alert");
      await panel.getByRole("heading").waitFor();
      const said = await panel.textContent();
      expect(said).toContain(String(scenario.status));
      for (const part of Object.values((scenario.body as Failure | undefined)?.error ?? {}))
        expect(said).toContain(part);

      // Errors that may pass are those that the client repeats.
      expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(scenario.status >= 500 ? 1 : 0);
      expect(await panel.getByLabel("API key", { exact: true }).count()).toBe(scenario.status === 401 ? 1 : 0);
      // Where there is no body, there is no tracking id, and the time stands in for it.
      const hasBody = scenario.body !== undefined;
      expect(said).toMatch(hasBody ? /trk_[0-9A-Z]{26}/ : /When\d+ \w+ 20\d\d, \d\d:\d\d:\d\d/);
      expect(await panel.getByRole("button", { name: "Copy the tracking id" }).count()).toBe(hasBody ? 1 : 0);
    });
  }
});
