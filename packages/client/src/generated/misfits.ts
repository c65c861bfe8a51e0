// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { aList, aString, at, isObject, type Misfit } from "../misfit.ts";

const misfitIn_ErrorDetails: Misfit = (value) =>
  isObject(value)
    ? at("code", aString(value["code"])) ||
      at("message", aString(value["message"]))
    : ".";
const misfitIn_ErrorEnvelope: Misfit = (value) =>
  isObject(value)
    ? at("trackingId", aString(value["trackingId"])) ||
      at("error", misfitIn_ErrorDetails(value["error"]))
    : ".";
const misfitIn_DedicatedNumber: Misfit = (value) =>
  isObject(value)
    ? at("phoneNumber", aString(value["phoneNumber"])) ||
      at("createdAt", aString(value["createdAt"]))
    : ".";
const misfitIn_NumberList: Misfit = (value) =>
  isObject(value)
    ? at("numbers", aList(value["numbers"], misfitIn_DedicatedNumber)) ||
      at("sharedNumber", aString(value["sharedNumber"]))
    : ".";

/** What finds the first misfit in a body, by the name of its shape. */
export const misfits: Readonly<Record<string, Misfit>> & { readonly ErrorEnvelope: Misfit } = {
  "ErrorEnvelope": misfitIn_ErrorEnvelope,
  "NumberList": misfitIn_NumberList,
};
