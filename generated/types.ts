// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/v2/sip/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create phone numbers and SIP gateways
         * @description Registers every number you send that your account does not know yet, creates an inbound and an
         *     outbound SIP gateway, and attaches the numbers to them. A number that your account knows but that is
         *     attached to no gateway is reused as it is.
         *
         *     **One pair or many.** With `isShared: true` all the numbers share a single gateway pair. With
         *     `isShared: false` each number gets a pair of its own.
         *
         *     **All or nothing.** If any one of the numbers is already attached to a gateway of the same direction,
         *     the whole request is refused with `400` and nothing is created: no number is registered, no gateway
         *     appears. A success attaches every number that you sent.
         *
         *     **Retries.** A `409` means that another request attached one of your numbers while yours was under
         *     way. Nothing was created, so send the same request again, after a short and growing pause. The retry
         *     either succeeds, or tells you with `400` that the other request kept the number.
         *
         *     A request whose answer never arrived is different: it **may have succeeded**. There is no idempotency
         *     key, so do not retry it blindly. If you do send it again and get a `400` saying that a number is
         *     already attached, your first request is the likely reason.
         */
        post: operations["createPhoneNumbers"];
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
        /** @description What to register, and how the gateways are set up. */
        CreatePhoneNumbersRequest: {
            /** @description A label of your choice, put on every number that this request registers. */
            name: string;
            /**
             * @description The numbers to register. New ones are added to your account; ones it knows already are reused if
             *     they are attached to no gateway, and refuse the request if they are.
             */
            phoneNumbers: components["schemas"]["PhoneNumber"][];
            /**
             * @description Whether all numbers share one gateway pair (`true`) or each gets a pair of its own (`false`).
             * @default true
             */
            isShared?: boolean;
            /** @description Whether the media of calls is encrypted, on the inbound and the outbound gateway alike. */
            mediaEncryption?: components["schemas"]["MediaEncryption"];
            /** @description How to set up the gateway for calls made to your numbers. */
            inbound: components["schemas"]["InboundGatewayConfiguration"];
            /** @description How to set up the gateway for calls made from your numbers. */
            outbound: components["schemas"]["OutboundGatewayConfiguration"];
        };
        /**
         * @description A phone number in E.164 form: a plus sign, the country code, then the rest, with no spaces or
         *     punctuation.
         * @example +12025550143
         */
        PhoneNumber: string;
        /**
         * @description Whether the media of calls is encrypted.
         * @enum {string}
         */
        MediaEncryption: "disable" | "enable";
        /**
         * @description Where the gateway runs. `auto` leaves the choice to VideoSDK; the others name a region.
         * @enum {string}
         */
        SipRegion: "auto" | "us002" | "in002";
        /**
         * @description The protocol that carries SIP messages. Of the three, only `tls` encrypts them.
         * @enum {string}
         */
        SipTransport: "udp" | "tcp" | "tls";
        /** @description The gateway for calls made to your numbers. */
        InboundGatewayConfiguration: {
            /** @description The region in which calls to your numbers enter VideoSDK. */
            sipRegion: components["schemas"]["SipRegion"];
        };
        /** @description The gateway for calls made from your numbers, which VideoSDK sends to your SIP host. */
        OutboundGatewayConfiguration: {
            /** @description The region from which calls leave VideoSDK for your SIP host. */
            sipRegion: components["schemas"]["SipRegion"];
            /** @description Your SIP host, with its port if it is not the usual one, for example `sip.telnyx.com:5061`. */
            address: string;
            /** @description How SIP messages travel to your SIP host. */
            transport: components["schemas"]["SipTransport"];
            /** @description The credentials that your SIP host asks for. Leave it out if the host asks for none. */
            auth?: components["schemas"]["SipAuth"];
        };
        /** @description Credentials for a SIP host. Both fields are needed. */
        SipAuth: {
            /** @description The user name that your SIP host knows VideoSDK by. */
            username: string;
            /**
             * Format: password
             * @description The password that goes with the user name. Tools that read this document keep it out of their output.
             */
            password: string;
        };
        /** @description The answer to a request that succeeded. */
        CreatePhoneNumbersResponse: {
            /** @description A sentence that says what was done, for a person to read. */
            message: string;
        };
        /** @description The answer to a request that was refused. Nothing was created. */
        ErrorResponse: {
            /**
             * @description A sentence that says why the request was refused, for a person to read. Its wording may change: use
             *     the status to decide what to do.
             */
            message: string;
        };
    };
    responses: {
        /**
         * @description Every number of the request is registered and attached to its gateways. There is nothing more to do:
         *     the numbers carry calls in both directions.
         */
        Created: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreatePhoneNumbersResponse"];
            };
        };
        /**
         * @description The request was refused and nothing was created. There are two reasons, and `message` says which:
         *
         *     - **The request is invalid**: a field is missing or breaks a rule. Correct it and send it again.
         *     - **A number is already attached** to a gateway of the same direction. Detach it or leave it out, and
         *       send the request again. If this is the answer to a retry, an earlier attempt may have succeeded.
         *
         *     Sending the same request again unchanged gets the same answer.
         */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The token is missing, expired or not valid, or it was sent with a prefix. Make a fresh token with your
         *     API key and secret, and send it bare. Nothing was created.
         */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Another request attached one of the numbers while this one was under way. Nothing was created, so it
         *     is safe to send the same request again: wait a moment first, and longer after each further `409`.
         */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type CreatePhoneNumbersRequest = components['schemas']['CreatePhoneNumbersRequest'];
export type PhoneNumber = components['schemas']['PhoneNumber'];
export type MediaEncryption = components['schemas']['MediaEncryption'];
export type SipRegion = components['schemas']['SipRegion'];
export type SipTransport = components['schemas']['SipTransport'];
export type InboundGatewayConfiguration = components['schemas']['InboundGatewayConfiguration'];
export type OutboundGatewayConfiguration = components['schemas']['OutboundGatewayConfiguration'];
export type SipAuth = components['schemas']['SipAuth'];
export type CreatePhoneNumbersResponse = components['schemas']['CreatePhoneNumbersResponse'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type ResponseCreated = components['responses']['Created'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseConflict = components['responses']['Conflict'];
export type $defs = Record<string, never>;
export interface operations {
    createPhoneNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The numbers to register, and how their two gateways are set up. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePhoneNumbersRequest"];
            };
        };
        responses: {
            200: components["responses"]["Created"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
        };
    };
}
