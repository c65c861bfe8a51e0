// Generated from apps/mock/control/openapi.yaml by `pnpm generate`. Do not edit.

export interface paths {
    "/__mock/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether the mock listens */
        get: operations["health_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the scenarios of each operation */
        get: operations["scenarios_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the example of a scenario, and credentials that its operation accepts */
        get: operations["sample_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/contract.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the contract that is served */
        get: operations["contract_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get this document */
        get: operations["control_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the plans as they stand */
        get: operations["plans_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a plan
         * @description Each step goes to the operations that document its scenario, so one request may set the plans of several
         *     operations. It replaces what these operations had for the same key, and leaves others alone.
         */
        put: operations["plan_set"];
        post?: never;
        /**
         * Remove the plans of a key, or those for all keys
         * @description Removes the plans that were made for all keys unless a key is named. What is not there is not missed.
         */
        delete: operations["plan_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget all plans and the journal */
        delete: operations["state_reset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the requests that arrived */
        get: operations["requests_list"];
        put?: never;
        post?: never;
        /** Forget the requests that arrived */
        delete: operations["requests_clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__mock/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch what happens
         * @description Server-sent events, which end when the mock does:
         *
         *     - `request`, a request was answered: its journal entry.
         *     - `amended`, a request that was reported before has a new fact, such as its wall time: its journal entry.
         *     - `plans`, the plans have changed: all of them, as they stand. Sent at the start, too.
         *     - `contract`, the contract was read again: its version, and what is wrong with the files if anything is. Sent at
         *       the start, too.
         *     - `cleared`, the journal was cleared: an empty object.
         */
        get: operations["events_stream"];
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
        Health: {
            /** @constant */
            status: "ok";
        };
        /** @description An operation, and what it can answer. */
        OperationScenarios: {
            /** @description The method and the path template, as in `GET /numbers/list`. */
            operation: string;
            method: string;
            /** @description The path template. */
            path: string;
            summary: string;
            /** @description Whether the contract asks for credentials. */
            authenticated: boolean;
            /** @description The scenario that is played when nothing else is asked for. Absent when there is none. */
            default?: string;
            scenarios: components["schemas"]["Scenario"][];
        };
        /** @description A named example of the contract, or a status without a body. */
        Scenario: {
            name: string;
            status: number;
            summary: string;
            /** @description The media type of the body. Absent when there is no body. */
            contentType?: string;
        };
        /** @description The example of a scenario, and credentials that its operation accepts. */
        Sample: {
            /** @description Credentials for the first security alternative of the operation. */
            credentials: {
                /** @enum {string} */
                in: "header" | "query" | "cookie";
                name: string;
                value: string;
            }[];
            /** @description The example in the contract. Absent when the contract has none. */
            body?: unknown;
        };
        /**
         * @description What is wrong with an answer on its way.
         * @enum {string}
         */
        Fault: "hang" | "hang-in-body" | "reset" | "truncate" | "wrong-type" | "garbage" | "trickle";
        /** @description How long to wait before an answer, in milliseconds. A pair of them is the range to draw from. */
        Delay: components["schemas"]["Milliseconds"] | [
            components["schemas"]["Milliseconds"],
            components["schemas"]["Milliseconds"]
        ];
        /** @description A time of at most an hour. */
        Milliseconds: number;
        /** @description A scenario to play, and how. */
        Step: {
            scenario: string;
            delay?: components["schemas"]["Delay"];
            fault?: components["schemas"]["Fault"];
            /** @description How often to play it. Default is once, and without end for the last step of a plan. */
            times?: number;
        };
        /** @description What to play, for whom. Without a key it is for all keys that have no plan of their own. */
        NewPlan: {
            /** @description The API key of a client. */
            key?: string;
            /** @description In place of a key, what stands for it in the answers of the mock. */
            keyId?: string;
            /** @description The only operation that the plan is for. Default is every one that documents a scenario of it. */
            operation?: string;
            steps: components["schemas"]["Step"][];
        };
        /** @description The plan of an operation as it stands. */
        Plan: {
            /** @description The API key that it is for, masked; null when it is for all keys. */
            key: string | null;
            keyId: string | null;
            operation: string;
            steps: components["schemas"]["Step"][];
            /** @description The index of the step that is played next. */
            position: number;
            /** @description How often this step is still played; null when it stays. */
            remaining: number | null;
        };
        /**
         * @description What chose the answer:
         *
         *     - `default`: nothing did, so it is the first success.
         *     - `option`: how the mock was started.
         *     - `prefer`: the header `Prefer`.
         *     - `key`: the API key, `mock_` and the name of a scenario.
         *     - `plan`: a plan.
         *     - `denied`: the request lacks the credentials that the contract asks for.
         *     - `invalid`: the request is not what the contract has.
         *     - `options`: the method OPTIONS asks what is allowed.
         *     - `refused`: the mock cannot answer, and says why.
         * @enum {string}
         */
        Why: "default" | "option" | "prefer" | "key" | "plan" | "denied" | "invalid" | "options" | "refused";
        /** @description A request, and how it was answered. */
        JournalEntry: {
            /** @description Counts up from 1. */
            id: number;
            /**
             * Format: date-time
             * @description When the request arrived.
             */
            time: string;
            /** @description The API key, masked; null when there was none. */
            key: string | null;
            keyId: string | null;
            method: string;
            /** @description The path without the query, as it was sent. */
            path: string;
            /** @description The query, with credentials masked. */
            query: {
                [key: string]: string | string[];
            };
            /** @description The headers by name in lower case, with credentials masked. */
            headers: {
                [key: string]: string;
            };
            /** @description The body, parsed if it is JSON. Absent when there was none, or none was read, or it is large. */
            body?: unknown;
            /** @description The operation, as in `GET /numbers/list`. Absent when the contract has none for the request. */
            operation?: string;
            /** @description The scenario that was played. Absent when the answer is another one. */
            scenario?: string;
            why: components["schemas"]["Why"];
            status: number;
            /** @description The time until the answer was ready to be sent, delay included, in milliseconds. */
            duration: number;
            /**
             * @description The time until the connection was done with a response that had a fault, in milliseconds. Absent without a
             *     fault, and while the fault lasts.
             */
            wallTime?: number;
            /** @description The response as the mock meant to send it. A fault changes it on its way. */
            response?: {
                /** @description The headers by name in lower case. */
                headers: {
                    [key: string]: string;
                };
                /** @description The body, parsed if it is JSON. Absent without a body, and when it has more than 8 KiB. */
                body?: unknown;
                /** @description The size in bytes of a body that is too large for the journal. */
                size?: number;
            };
            trackingId: string;
            /** @description Differences of the response from the contract or, if they are its reason, of the request. */
            violations: string[];
            /** @description Guesses and omissions of the mock, for example a part that it could not check. */
            notes?: string[];
            /** @description Why the mock refused, in the words of its answer. */
            reason?: string;
            fault?: components["schemas"]["Fault"];
            /**
             * @description The client was gone before the answer was ready.
             * @constant
             */
            abandoned?: true;
        };
        /** @description Something wrong in a file of the contract, with its place counted from 1. */
        Problem: {
            file: string;
            line: number;
            column: number;
            message: string;
        };
        /** @description A step of a plan whose scenario the contract no longer has, and which is gone therefore. */
        LostStep: {
            key: string | null;
            operation: string;
            scenario: string;
        };
        /** @description What the event `contract` carries. */
        ContractEvent: {
            /** @description Counts up from 1 with every change of what is served. */
            version: number;
            /** @description Why the files as they stand are not served. Empty when they are. */
            problems: components["schemas"]["Problem"][];
            lost: components["schemas"]["LostStep"][];
        };
        ErrorEnvelope: {
            trackingId: string;
            error: {
                code: string;
                message: string;
                fix?: string;
            };
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
    health_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    scenarios_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operations of the served contract, each with its scenarios in the order of the contract. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationScenarios"][];
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    sample_get: {
        parameters: {
            query: {
                /** @description An operation, as the list of scenarios names it. */
                operation: string;
                /** @description A scenario of the operation. Without one, the sample has no body. */
                scenario?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sample. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    contract_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document in one piece. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    control_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI document of the control API. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    plans_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans that still have a step to play. Each is of one operation, for one key or for all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"][];
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    plan_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description The plans that were set, one for each operation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"][];
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    plan_remove: {
        parameters: {
            query?: {
                /** @description The API key of a client. */
                key?: string;
                /** @description What stands for an API key in the answers of the mock. */
                keyId?: string;
                /** @description An operation, as the list of scenarios names it. Default is every one. */
                operation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    state_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mock is as it was when it started. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    requests_list: {
        parameters: {
            query?: {
                /** @description The API key of a client. */
                key?: string;
                /** @description What stands for an API key in the answers of the mock. */
                keyId?: string;
                /** @description How many of the latest to list. Default is all that the journal still has. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests to the served contract, the oldest first. Those to the mock itself are not among them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntry"][];
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    requests_clear: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The mock refuses, and says why. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorEnvelope"];
                };
            };
        };
    };
    events_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events, for as long as the connection is open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The mock refuses, and says why. */
            default: {
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
