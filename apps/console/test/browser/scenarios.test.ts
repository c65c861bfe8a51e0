import { type Scenario, type ScenarioName, scenarios } from "@numbers-api/contract";
import type { Page } from "playwright-core";
import { describe } from "vitest";
import { phoneForms } from "../../src/page/numbers/phone.ts";
import { test } from "../support/browser.ts";

/** Parts of success and error bodies that the contract guarantees. */
interface Success {
  readonly numbers: readonly { readonly phoneNumber: string; readonly label?: string }[];
  readonly sharedNumber: string;
}
interface Failure {
  readonly error: Readonly<Record<string, string>>;
}

const every: readonly Scenario[] = Object.values(scenarios);
// The console calls one operation; others may be added to the contract.
const ALL: readonly Scenario[] = every.filter(({ operations }) => operations.includes("numbers_list"));
const isSuccess = ({ status }: Scenario): boolean => status < 300;

/** Waits until the page shows the response. */
async function settled(page: Page, scenario: Scenario): Promise<void> {
  await page
    .getByRole(isSuccess(scenario) ? "table" : "alert")
    .or(page.getByText("Sending from the shared number"))
    .waitFor();
}

describe("a list of numbers", { concurrent: true }, () => {
  for (const scenario of ALL.filter(isSuccess)) {
    test(`is shown with the sender and the shared number: ${scenario.name}`, async ({ mock, open, expect }) => {
      await mock.play(scenario.name as ScenarioName);
      const { numbers, sharedNumber } = scenario.body as Success; // As the contract defines it.
      const { page } = await open();
      await settled(page, scenario);
      const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
      expect(await rows.count()).toBe(numbers.length);
      for (const [index, { phoneNumber, label }] of numbers.entries()) {
        const { international, national, countryName } = phoneForms(phoneNumber);
        const text = await rows.nth(index).textContent();
        for (const part of [international, national, countryName, label ?? "No label"]) expect(text).toContain(part);
      }
      const [first] = numbers;
      const sender = page.getByRole("article").filter({ hasText: "Sending from" });
      expect(await sender.textContent()).toContain(phoneForms(first?.phoneNumber ?? sharedNumber).international);
      // An account without dedicated numbers sees the shared number once.
      expect(await page.getByText(phoneForms(sharedNumber).international, { exact: true }).count()).toBe(1);
      expect(await page.getByRole("article").count()).toBe(first ? 2 : 1);
    });
  }
});

describe("an error", { concurrent: true }, () => {
  for (const scenario of ALL.filter((each) => !isSuccess(each))) {
    test(`is shown with its details, and with a retry if it can help: ${scenario.name}`, async ({
      mock,
      open,
      expect,
    }) => {
      await mock.play(scenario.name as ScenarioName);
      const { page } = await open();
      const panel = page.getByRole("alert");
      await panel.getByRole("heading").waitFor();
      const text = await panel.textContent();
      expect(text).toContain(String(scenario.status));
      for (const part of Object.values((scenario.body as Failure | undefined)?.error ?? {}))
        expect(text).toContain(part);

      // Retryable errors are those that the client retries.
      expect(await panel.getByRole("button", { name: "Try again" }).count()).toBe(scenario.status >= 500 ? 1 : 0);
      expect(await panel.getByLabel("API key", { exact: true }).count()).toBe(scenario.status === 401 ? 1 : 0);
      // The time identifies errors without a body and tracking ID.
      const hasBody = scenario.body !== undefined;
      expect(text).toMatch(hasBody ? /trk_[0-9A-Z]{26}/ : /Time\d+ \w+ 20\d\d, \d\d:\d\d:\d\d/);
      expect(await panel.getByRole("button", { name: "Copy the tracking ID" }).count()).toBe(hasBody ? 1 : 0);
    });
  }
});
