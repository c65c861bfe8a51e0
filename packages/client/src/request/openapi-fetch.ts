// The one file that imports openapi-fetch, so that it can be exchanged: its serializers arrange parameters by their style.
// Names and values are encoded before, because openapi-fetch leaves names, and reserved characters that are allowed, as they
// are.
export { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
