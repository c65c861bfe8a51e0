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
         * @description Answers with every phone number registered for the account, and with the shared number that it can send from
         *     when it has no dedicated number. The whole list comes in one answer: there are no parameters and no pages.
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
        /** @description What an account can send from, which is its dedicated numbers and the shared number. */
        NumberList: {
            /** @description The phone numbers that the account owns. Empty when it has none. */
            numbers: components["schemas"]["DedicatedNumber"][];
            /** @description The shared number that the account can send from when it has no dedicated number. */
            sharedNumber: components["schemas"]["PhoneNumber"];
        };
        /** @description A phone number that the account owns. */
        DedicatedNumber: {
            /** @description The number itself, to be used as the sender. */
            phoneNumber: components["schemas"]["PhoneNumber"];
            /** @description The name that the account gave the number. Absent when it gave none. */
            label?: string;
            /**
             * Format: date-time
             * @description When the number was registered for the account, as an RFC 3339 timestamp with its offset.
             */
            createdAt: string;
        };
        /** @description A phone number in E.164 form, which is a plus sign, the country code and the subscriber number, at most 15 digits without spaces. */
        PhoneNumber: string;
        /** @description The body of every error that has one. */
        ErrorEnvelope: {
            /** @description Identifies this one request. Quote it to support. */
            trackingId: string;
            error: components["schemas"]["ErrorDetails"];
        };
        /** @description What went wrong, for a program, for a person and for support. */
        ErrorDetails: {
            /** @description Names the kind of error for a program. New codes may appear at any time. */
            code: string;
            /** @description Says what went wrong, for a person to read. */
            message: string;
            /** @description Says what to do about it, where the platform knows. */
            fix?: string;
            /** @description The provider that caused the error, for example `telnyx` or `ses`. New providers may appear at any time. */
            provider?: string;
            /** @description The provider's own code for the error, to look up in its documentation. */
            providerCode?: string;
        };
    };
    responses: {
        /** @description The request is invalid. Change it before you send it again. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The API key is missing, malformed or revoked. There is no body. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The account has used up what its plan allows. Asking again helps only after the limit has been raised. */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The platform failed to answer. There is no body; the same request may succeed later. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A provider behind the platform failed. The envelope names it; the same request may succeed later. */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
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
            /** @description The account's dedicated numbers, which may be none, and its shared number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
        };
    };
}
