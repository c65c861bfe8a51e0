// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { isObject, placeIn, type Validate, validateItems, validateString } from "../response/validation.ts";

const validate_ErrorDetails: Validate = (value) =>
  isObject(value)
    ? placeIn("code", validateString(value["code"])) ||
      placeIn("message", validateString(value["message"]))
    : ".";
const validate_ErrorEnvelope: Validate = (value) =>
  isObject(value)
    ? placeIn("trackingId", validateString(value["trackingId"])) ||
      placeIn("error", validate_ErrorDetails(value["error"]))
    : ".";
const validate_DedicatedNumber: Validate = (value) =>
  isObject(value)
    ? placeIn("phoneNumber", validateString(value["phoneNumber"])) ||
      placeIn("createdAt", validateString(value["createdAt"]))
    : ".";
const validate_NumberList: Validate = (value) =>
  isObject(value)
    ? placeIn("numbers", validateItems(value["numbers"], validate_DedicatedNumber)) ||
      placeIn("sharedNumber", validateString(value["sharedNumber"]))
    : ".";

/** Functions that find the first invalid place in a body, by the name of its shape. */
export const validationErrors: Readonly<Record<string, Validate>> & { readonly ErrorEnvelope: Validate } = {
  "ErrorEnvelope": validate_ErrorEnvelope,
  "NumberList": validate_NumberList,
};
