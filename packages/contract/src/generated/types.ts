// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/numbers/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the account's phone numbers
         * @description Returns every phone number registered for the account, and the shared number that it can send from when it has
         *     no dedicated number. The whole list is returned at once: there are no parameters and no pagination.
         */
        get: operations["numbers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Numbers that an account can send from, both dedicated and shared. */
        NumberList: {
            /** @description The phone numbers that the account owns. Empty when it has none. */
            numbers: components["schemas"]["DedicatedNumber"][];
            /** @description The shared number that the account can send from when it has no dedicated number. */
            sharedNumber: components["schemas"]["PhoneNumber"];
        };
        /** @description A phone number that the account owns. */
        DedicatedNumber: {
            /** @description Phone number, to use as the sender. */
            phoneNumber: components["schemas"]["PhoneNumber"];
            /** @description Name that the account gave the number. Absent if it has none. */
            label?: string;
            /**
             * Format: date-time
             * @description Time when the number was registered for the account, as an RFC 3339 timestamp with an offset.
             */
            createdAt: string;
        };
        /** @description A phone number in E.164 form, which is a plus sign, the country code and the subscriber number, at most 15 digits without spaces. */
        PhoneNumber: string;
        /** @description Body of every error that has one. */
        ErrorEnvelope: {
            /** @description Unique identifier of the request. Quote it to support. */
            trackingId: string;
            error: components["schemas"]["ErrorDetails"];
        };
        /** @description Details of the error, for programs, people and support. */
        ErrorDetails: {
            /** @description Machine-readable error code. New codes can be added at any time. */
            code: string;
            /** @description Human-readable description of the error. */
            message: string;
            /** @description Suggested fix, if one is known. */
            fix?: string;
            /** @description The provider that caused the error, for example `telnyx` or `ses`. New providers can be added at any time. */
            provider?: string;
            /** @description The provider's own error code, as in its documentation. */
            providerCode?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    numbers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account's dedicated numbers, possibly none, and its shared number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberList"];
                };
            };
            /** @description The request is invalid. Change it before you send it again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The API key is missing, malformed or revoked. There is no body. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The account has reached the usage limit of its plan. Retry after the limit has been raised. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
            /** @description The platform failed to process the request. There is no body. Retry later. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A provider behind the platform failed. The error envelope includes its name. Retry later. */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
}
