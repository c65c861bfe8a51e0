// The one file that knows openapi-fetch, so that it can be exchanged: the types of `client.http` are its own. Its
// serializers are not used, because they leave names unencoded and know no styles of single parameters.
export type { Client, FetchOptions } from "openapi-fetch";
