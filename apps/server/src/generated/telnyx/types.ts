// Generated from apps/server/telnyx/openapi.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/v2/phone_numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the numbers that the customer holds */
        get: operations["phone_numbers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/available_phone_numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search numbers that can be ordered */
        get: operations["available_phone_numbers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/number_orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order numbers */
        post: operations["number_orders_create"];
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
        PhoneNumberPage: {
            data: components["schemas"]["TelnyxPhoneNumber"][];
            meta: components["schemas"]["PageMeta"];
        };
        TelnyxPhoneNumber: {
            id?: string;
            record_type?: string;
            /** @description In E.164 form. */
            phone_number: string;
            /** @description For example active, purchase_pending, port_pending, port_out_pending, ported_out, deleted. */
            status?: string;
            customer_reference?: string;
        };
        PageMeta: {
            total_pages: number;
            total_results?: number;
            page_number?: number;
            page_size?: number;
        };
        AvailablePhoneNumbers: {
            data: {
                record_type?: string;
                phone_number: string;
            }[];
            meta?: {
                total_results?: number;
                best_effort_results?: number;
            };
        };
        NumberOrderRequest: {
            phone_numbers: {
                phone_number: string;
            }[];
            customer_reference?: string;
        };
        NumberOrder: {
            data: {
                id: string;
                record_type?: string;
                status: string;
                customer_reference?: string;
                phone_numbers?: {
                    phone_number?: string;
                    status?: string;
                }[];
            };
        };
        Errors: {
            errors: {
                code: string;
                title?: string;
                detail?: string;
            }[];
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
    phone_numbers_list: {
        parameters: {
            query?: {
                "page[number]"?: number;
                "page[size]"?: number;
                "filter[customer_reference]"?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of numbers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberPage"];
                };
            };
            /** @description The key is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description Telnyx took too long. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description The rate limit is reached. */
            429: {
                headers: {
                    /** @description Seconds until the limit is reset. */
                    "x-ratelimit-reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description Telnyx failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    available_phone_numbers_list: {
        parameters: {
            query?: {
                "filter[country_code]"?: string;
                "filter[limit]"?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers that can be ordered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailablePhoneNumbers"];
                };
            };
            /** @description The key is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description The rate limit is reached. */
            429: {
                headers: {
                    /** @description Seconds until the limit is reset. */
                    "x-ratelimit-reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description Telnyx failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
    number_orders_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NumberOrderRequest"];
            };
        };
        responses: {
            /** @description The order, which is carried out afterwards. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberOrder"];
                };
            };
            /** @description The key is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description The rate limit is reached. */
            429: {
                headers: {
                    /** @description Seconds until the limit is reset. */
                    "x-ratelimit-reset"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
            /** @description Telnyx failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Errors"];
                };
            };
        };
    };
}
