import { expect, it } from "vitest";
import { chooseSender } from "./sender.ts";

it("messages are sent from the first dedicated number, else from the shared one", () => {
  const sharedNumber = "+18005550199";
  const numbers = [{ phoneNumber: "+12025550123" }, { phoneNumber: "+442079460958" }];
  expect(chooseSender({ numbers, sharedNumber })).toEqual({ phoneNumber: "+12025550123", kind: "dedicated" });
  expect(chooseSender({ numbers: [], sharedNumber })).toEqual({ phoneNumber: sharedNumber, kind: "shared" });
});
