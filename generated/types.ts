// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/v2/sip/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List phone numbers
         * @description Lists the numbers that your account knows, attached or not, each with its two gateways. Ask for one page after the other until you have read `pageInfo.lastPage`.
         *
         *     The order of the numbers is not documented, and neither is what a page after the last one holds.
         *
         *     > **From the SDK**, how pages follow on each other: The page says that the list has pages. How a response counts them is in the Node and Rust SDKs.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. Reading changes nothing, so it may be repeated after any failure.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Create phone numbers and SIP gateways
         * @description Registers every number you send that your account does not know yet, creates an inbound and an outbound SIP gateway, and attaches the numbers to them. A number that your account knows but that is attached to no gateway is reused.
         *
         *     **One pair or many.** With `isShared: true` all the numbers share a single gateway pair. With `isShared: false` each number gets a pair of its own.
         *
         *     **All or nothing.** If any one of the numbers is already attached to a gateway of the same direction, the whole request is refused with `400` and nothing is created: no number is registered, no gateway appears. A success attaches every number that you sent.
         *
         *     **Retries.** A `409` means that another request attached one of your numbers while yours was under way. Nothing was created, so send the same request again, after a short and growing pause. The retry either succeeds, or tells you with `400` that the other request kept the number.
         *
         *     A request whose response never arrived is different: it **may have succeeded**. There is no idempotency key, so do not retry it blindly: get the numbers first, and see whether they are attached. If you do send it again and get a `400` saying that a number is already attached, your first request is the likely reason.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says to retry a 409, not how often or how long to wait; the intervals are this document's. It does not mention 429; the Node and Rust SDKs retry one on this request.
         */
        post: operations["createPhoneNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sip/phone-numbers/{phoneNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a phone number
         * @description Returns one number of your account and the gateways that it is attached to. This is how you see what a create did, above all when its response never arrived.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. Reading changes nothing, so it may be repeated after any failure.
         */
        get: operations["getPhoneNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sip/phone-numbers/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Detach a phone number from its gateways
         * @description Takes one number off its inbound and its outbound gateway. The number stays on your account and can be attached again by creating it; a gateway that no number uses any more is not deleted.
         *
         *     A number that is attached to no gateway is refused with `400`. So if a response never arrived and a second try gets that `400`, the first try has done it.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
         */
        post: operations["detachPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sip/phone-numbers/{phoneNumberId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a phone number
         * @description Gives a number up: it is taken off its gateways and out of routing rules, and leaves your account. **A number that was bought through VideoSDK is given back there too, which has an effect on billing.**
         *
         *     The path takes the number's id, not the number. Get the number first to learn it.
         *
         *     Releasing a number a second time gets `200` or `404`: the page calls the operation idempotent, and lists `404` for a number that is not found. Take both to mean that the number is gone.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
         */
        post: operations["releasePhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sip/phone-numbers/gateways/{gatewayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a gateway
         * @description Changes how one gateway is set up, for all the numbers that are attached to it. Send only the fields that you want to change; the others stay as they are.
         *
         *     An inbound gateway takes `name`, `mediaEncryption` and `sipRegion`. An outbound gateway takes `address`, `transport` and `auth` as well. A field that the gateway does not take is refused with `400`, and nothing is changed. Numbers are not attached or detached here: create and detach do that.
         *
         *     The path takes the gateway's id. Get a number to learn the ids of its gateways.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
         */
        patch: operations["updatePhoneNumberGateway"];
        trace?: never;
    };
    "/v2/sip/inbound-gateways/{gatewayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an inbound gateway
         * @description Marks an inbound gateway as deleted. It is left out of everything that is shown later, and its id does not come back. Its outbound counterpart stays: delete that with its own operation.
         *
         *     Detach or release its numbers first: nobody says what becomes of numbers whose gateway is deleted.
         *
         *     Nobody says what a second delete gets. If a response never arrived, delete it once more, and take `404` to mean that it is gone.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
         */
        delete: operations["deleteInboundGateway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/sip/outbound-gateways/{gatewayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an outbound gateway
         * @description Marks an outbound gateway as deleted. It is left out of everything that is shown later, and its id does not come back. Its inbound counterpart stays: delete that with its own operation.
         *
         *     Detach or release its numbers first: nobody says what becomes of numbers whose gateway is deleted.
         *
         *     Nobody says what a second delete gets. If a response never arrived, delete it once more, and take `404` to mean that it is gone.
         *
         *     > **Assumed**, the time to answer: The page does not say how long a response may take. A minute is this document's: long enough to set up many gateways, for whoever gives up early does not know what became of the request.
         *
         *     > **Assumed**, the retry policy: The page says nothing of retries. The Node and Rust SDKs repeat a POST or PATCH after a 429 alone, which is a refusal to carry it out; after a broken connection it may have been carried out. They repeat a DELETE after that too; here it is not repeated, because nobody says what a second delete gets.
         */
        delete: operations["deleteOutboundGateway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The numbers to register, and the settings of their gateways. */
        CreatePhoneNumbersRequest: CreatePhoneNumbersRequest;
        /**
         * @description A phone number in E.164 form: a plus sign, the country code, then the rest, with no spaces or punctuation.
         * @example +12025550143
         */
        PhoneNumber: string;
        /**
         * @description Whether the media of calls is encrypted.
         * @example enable
         * @enum {string}
         */
        MediaEncryption: "disable" | "enable";
        /**
         * @description Where the gateway runs. `auto` leaves the choice to VideoSDK; the others name a region.
         * @example auto
         * @enum {string}
         */
        SipRegion: "auto" | "us002" | "in002";
        /**
         * @description The protocol that carries SIP messages. Of the three, only `tls` encrypts them.
         * @example tls
         * @enum {string}
         */
        SipTransport: "tls" | "tcp" | "udp";
        /** @description The gateway for calls made to your numbers. */
        InboundGatewayConfiguration: InboundGatewayConfiguration;
        /** @description The gateway for calls made from your numbers, which VideoSDK sends to your SIP host. */
        OutboundGatewayConfiguration: OutboundGatewayConfiguration;
        /** @description Credentials for a SIP host. Both fields are needed. */
        SipAuth: SipAuth;
        /** @description The response to a request that succeeded. */
        PhoneNumbersCreated: PhoneNumbersCreated;
        /**
         * @description The response to a request that was refused. Nothing was changed.
         *
         *     > **From the SDK**, the type: No page shows an error body; the Node and Rust SDKs read an error's text from `message`.
         */
        ErrorResponse: ErrorResponse;
        /** @description A phone number in your account. */
        PhoneNumberRecord: PhoneNumberRecord;
        /** @description A SIP gateway, which carries the calls of one direction. */
        Gateway: Gateway;
        /**
         * @description The credentials that a gateway uses to sign in to a SIP host. Empty on an inbound gateway.
         *
         *     > **Assumed**, the type: No page shows an outbound gateway without credentials. The Rust SDK reads `null` and no `auth` at all alike, and an empty object is right too.
         */
        GatewayAuth: {
            /**
             * @description The user name that the SIP host knows VideoSDK by.
             *
             *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
             * @example front-desk
             */
            username?: string;
            /**
             * @description The password that goes with the user name. It is a secret; some servers may hide or mask it.
             *
             *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
             * @example correct-horse-battery
             */
            password?: string;
        } | null;
        /** @description A phone number and the gateways that it is attached to. */
        PhoneNumberWithGateways: PhoneNumberWithGateways;
        /** @description A page of the account's numbers. */
        PhoneNumberList: PhoneNumberList;
        /**
         * @description Where a page stands among all pages.
         *
         *     > **From the SDK**, the type: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
         */
        PageInfo: PageInfo;
        /** @description Which number to detach. */
        DetachPhoneNumberRequest: DetachPhoneNumberRequest;
        /** @description The response to a detach that was carried out. */
        PhoneNumberDetached: PhoneNumberDetached;
        /** @description The response to a release that was carried out. */
        PhoneNumberReleased: PhoneNumberReleased;
        /** @description The settings of a gateway to change. Fields that are left out stay as they are. `address`, `transport` and `auth` are for outbound gateways only. */
        UpdatePhoneNumberGatewayRequest: UpdatePhoneNumberGatewayRequest;
        /**
         * @description The response to an update that was carried out.
         *
         *     > **From the SDK**, the type: The sample response of the page could not be read; that it is an object with a `message` is in the Node and Rust SDKs.
         */
        PhoneNumberGatewayUpdated: PhoneNumberGatewayUpdated;
        /** @description The response to a delete that was carried out. */
        GatewayDeleted: GatewayDeleted;
    };
    responses: {
        /**
         * @description Every number of the request is registered and attached to its gateways. There is nothing more to do: the numbers carry calls in both directions.
         *
         *     > **Assumed**, the status: The page shows the success body without its status.
         */
        CreatedPhoneNumbers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumbersCreated"];
            };
        };
        /**
         * @description The request was refused and nothing was created. There are two reasons, and `message` says which:
         *
         *     - **The request is invalid**: a field is missing or breaks a rule. Correct it and send it again.
         *     - **A number is already attached** to a gateway of the same direction. Detach it or leave it out, and send the request again. If this is the response to a retry, an earlier attempt may have succeeded.
         *
         *     Sending the same request again unchanged gets the same response.
         *
         *     > **Assumed**, how to tell the reasons apart: The two have the same status and shape, so only `message` can tell them apart, and the page shows none. That it says "attached" for an attached number, and only then, is a guess: validate a request before you send it, and there is no second reason left.
         *
         *     > **Assumed**, the status: The page gives 400 for an attached number; that an invalid request gets it too is not said.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        CreateRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The token is missing, expired or not valid, or it was sent with a prefix. Make a fresh token with your API key and secret, and send it bare. Nothing was changed.
         *
         *     > **Assumed**, the status: The page says that the token is required, not how a request without one is refused.
         *
         *     > **Assumed**, the body: The page shows no error body.
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
         * @description Another request attached one of the numbers while this one was under way. Nothing was created, so it is safe to send the same request again: wait a moment first, and longer after each further `409`.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description A page of the numbers that your account knows. Ask for the next one until you have read the last.
         *
         *     > **Assumed**, the status: The sample response of the page could not be read; success is taken to be 200, as it is for a detach.
         */
        ListedPhoneNumbers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberList"];
            };
        };
        /**
         * @description A parameter of the query breaks a rule. `message` says which. Correct it and ask again.
         *
         *     > **Assumed**, the status: Nobody says what a `page` or `perPage` gets that is no whole number; 400 is taken from the other operations.
         *
         *     > **Assumed**, the body: No page shows an error body.
         */
        InvalidQuery: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The number and its gateways. A gateway is `null` where the number has none in that direction; when both are, the number is free to be created again.
         *
         *     > **Assumed**, the status: The sample response of the page could not be read; success is taken to be 200, as it is for a detach.
         */
        FoundPhoneNumber: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberWithGateways"];
            };
        };
        /**
         * @description Your account does not know this number: it was never created, or it was released. You can create it. A text that is not a phone number gets the same status.
         *
         *     > **Assumed**, the status: Nobody says what an unknown or a malformed number gets; 404 is taken from detach and release. The Rust SDK says that the API answers 402 for some missing resources, and not for which.
         *
         *     > **Assumed**, the body: No page shows an error body.
         */
        UnknownPhoneNumber: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The number is off both gateways. It is still yours: create it again to attach it, or release it to give it up. */
        DetachedPhoneNumber: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberDetached"];
            };
        };
        /**
         * @description Nothing was changed. There are two reasons, and `message` says which:
         *
         *     - **The number is not attached** to any gateway, so there is nothing to detach.
         *     - **The request is invalid**: `phoneNumber` is missing, or is not a phone number.
         *
         *     > **Assumed**, how to tell the reasons apart: The two have the same status and shape, so only `message` can tell them apart, and the page shows none. That it says "attached" for a number without gateways, and only then, is a guess.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        DetachRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Your account knows no such number. Nothing was changed.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        PhoneNumberNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The number has left your account, and nothing of it can be undone. Creating it again starts anew. */
        ReleasedPhoneNumber: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberReleased"];
            };
        };
        /**
         * @description The gateway is set up as the request says, for all its numbers.
         *
         *     > **Assumed**, the status: The sample response of the page could not be read; success is taken to be 200, as it is for a detach.
         */
        UpdatedPhoneNumberGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberGatewayUpdated"];
            };
        };
        /**
         * @description Nothing was changed. There are two reasons, and `message` says which:
         *
         *     - **The gateway does not take a field.** An inbound one has no `address`, `transport` or `auth`, and none takes `phoneNumbers`, `numbers` or `isShared`. Leave the field out.
         *     - **The request is invalid**: a field breaks a rule. Correct it and send it again.
         *
         *     > **Assumed**, how to tell the reasons apart: The two have the same status and shape, so only `message` can tell them apart, and the page shows none. That it says "not allowed" for a field that the gateway does not take, and only then, is a guess.
         *
         *     > **Assumed**, the status: The page gives 400 for a field that the gateway does not take; that an invalid request gets it too is not said.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        UpdateRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Your account has no such gateway: it never had, or the gateway was deleted. Nothing was changed.
         *
         *     > **Assumed**, the status: Nobody says what an unknown gateway gets; 404 is taken from detach and release. The Rust SDK says that the API answers 402 for some missing resources, and not for which.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        GatewayNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description The gateway is marked as deleted, and is not shown any more. There is nothing more to do.
         *
         *     > **Assumed**, the status: The page shows the body without its status.
         */
        DeletedGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayDeleted"];
            };
        };
        /**
         * @description The `Content-Type` header does not say that the body is JSON. Nothing was changed. Send the body as `application/json`.
         *
         *     > **Assumed**, the status: The page requires the header and does not say what happens without it. 415 is HTTP's status for that; many servers refuse such a body with 400, or do not look at the header.
         *
         *     > **Assumed**, the body: The page shows no error body.
         */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description You sent too many requests in a short time. This one was not carried out, so it is safe to send it again: wait a moment first, and longer after each further `429`.
         *
         *     > **From the SDK**, the status: No page mentions a limit. VideoSDK's Node, Rust and Go SDKs wait after a 429 and send the request again.
         *
         *     > **From the SDK**, the body: No page shows an error body; the SDKs read an error's text from `message`.
         */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description Any other status, for example `500`. It does not say whether the request was carried out. After a create, a detach or a release, look at the numbers before you send it again.
         *
         *     > **From the SDK**, the body: No page shows an error body; the SDKs read the text of every error from `message`.
         *
         *     > **Assumed**, the status: No page lists the other statuses. This response is here so that generated clients can read their `message`; it documents none of them.
         */
        OtherError: {
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
export type PhoneNumber = components['schemas']['PhoneNumber'];
export type MediaEncryption = components['schemas']['MediaEncryption'];
export type SipRegion = components['schemas']['SipRegion'];
export type SipTransport = components['schemas']['SipTransport'];
export type GatewayAuth = components['schemas']['GatewayAuth'];
export type ResponseCreatedPhoneNumbers = components['responses']['CreatedPhoneNumbers'];
export type ResponseCreateRefused = components['responses']['CreateRefused'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseListedPhoneNumbers = components['responses']['ListedPhoneNumbers'];
export type ResponseInvalidQuery = components['responses']['InvalidQuery'];
export type ResponseFoundPhoneNumber = components['responses']['FoundPhoneNumber'];
export type ResponseUnknownPhoneNumber = components['responses']['UnknownPhoneNumber'];
export type ResponseDetachedPhoneNumber = components['responses']['DetachedPhoneNumber'];
export type ResponseDetachRefused = components['responses']['DetachRefused'];
export type ResponsePhoneNumberNotFound = components['responses']['PhoneNumberNotFound'];
export type ResponseReleasedPhoneNumber = components['responses']['ReleasedPhoneNumber'];
export type ResponseUpdatedPhoneNumberGateway = components['responses']['UpdatedPhoneNumberGateway'];
export type ResponseUpdateRefused = components['responses']['UpdateRefused'];
export type ResponseGatewayNotFound = components['responses']['GatewayNotFound'];
export type ResponseDeletedGateway = components['responses']['DeletedGateway'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseOtherError = components['responses']['OtherError'];
export type $defs = Record<string, never>;
export interface operations {
    listPhoneNumbers: {
        parameters: {
            query?: {
                /**
                 * @description The page to return, counted from 1.
                 *
                 *     > **From the SDK**, the type and `minimum`: The page names the parameter and its default. The Node and Rust SDKs say that it is a whole number, and that pages are counted from 1.
                 *
                 *     > **Assumed**, that an empty value counts as left out: Nobody says what a parameter without a value gets, as in `?page=`. The page's sample address holds an empty `search`, so we take an empty value to be left out.
                 */
                page?: number;
                /**
                 * @description How many numbers a page holds. The API caps it at 100.
                 *
                 *     > **From the SDK**, the type: The page names the parameter, its default and its cap. The Node and Rust SDKs say that it is a whole number.
                 *
                 *     > **Assumed**, `minimum`: Nobody says what a page of no numbers would be, so we take 1 to be the least.
                 *
                 *     > **Assumed**, that an empty value counts as left out: Nobody says what a parameter without a value gets, as in `?page=`. The page's sample address holds an empty `search`, so we take an empty value to be left out.
                 */
                perPage?: number;
                /**
                 * @description Lists only the numbers whose `name` or E.164 form matches this text. Encode a plus sign as `%2B`: in a query, a plain one means a space.
                 *
                 *     > **From the SDK**, the type: The page shows the parameter in an address, empty. The Node and Rust SDKs say that it matches on name or number.
                 *
                 *     > **Assumed**, that an empty value counts as left out: Nobody says what a parameter without a value gets, as in `?page=`. The page's sample address holds an empty `search`, so we take an empty value to be left out.
                 */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ListedPhoneNumbers"];
            400: components["responses"]["InvalidQuery"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
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
            200: components["responses"]["CreatedPhoneNumbers"];
            400: components["responses"]["CreateRefused"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    getPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number in E.164 form, not its id. Encode its plus sign as `%2B`.
                 *
                 *     > **Assumed**, that a plain `+` is taken too: The page and the SDKs send `%2B`. A plain `+` is legal in a path too, and the mock takes it; validators that match the pattern against the path as it was sent take nothing else.
                 */
                phoneNumber: components["schemas"]["PhoneNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FoundPhoneNumber"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["UnknownPhoneNumber"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    detachPhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The number to detach. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetachPhoneNumberRequest"];
            };
        };
        responses: {
            200: components["responses"]["DetachedPhoneNumber"];
            400: components["responses"]["DetachRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["PhoneNumberNotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    releasePhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number's id, which is the `phoneNumberId` of its record. */
                phoneNumberId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ReleasedPhoneNumber"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["PhoneNumberNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    updatePhoneNumberGateway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The gateway's id, which each of its numbers shows. */
                gatewayId: string;
            };
            cookie?: never;
        };
        /** @description The settings to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePhoneNumberGatewayRequest"];
            };
        };
        responses: {
            200: components["responses"]["UpdatedPhoneNumberGateway"];
            400: components["responses"]["UpdateRefused"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["GatewayNotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteInboundGateway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The gateway's id. The response to a detach names it. */
                gatewayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedGateway"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["GatewayNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteOutboundGateway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The gateway's id. The response to a detach names it. */
                gatewayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeletedGateway"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["GatewayNotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["OtherError"];
        };
    };
}
/** @description The numbers to register, and the settings of their gateways. */
export interface CreatePhoneNumbersRequest {
    /**
     * @description A label of your choice, put on every number that this request registers.
     * @example Front desk
     */
    name: string;
    /**
     * @description The numbers to register. New ones are added to your account; ones it knows already are reused if they are attached to no gateway, and refuse the request if they are.
     *
     *     > **From the SDK**, `minItems`: The page does not say whether an empty list is refused; the Node and Rust SDKs ask for a non-empty one.
     */
    phoneNumbers: readonly components["schemas"]["PhoneNumber"][];
    /**
     * @description Whether all numbers share one gateway pair (`true`) or each gets a pair of its own (`false`).
     *
     *     > **From the SDK**, the default: The page says only that the field is optional; the Node SDK documents `true`.
     *
     *     > **Assumed**, that `null` is refused: The page says that the field may be left out, not that `null` stands for that; many servers take it so.
     * @default true
     * @example true
     */
    isShared?: boolean;
    /**
     * @description Whether the media of calls is encrypted, on the inbound and the outbound gateway alike.
     *
     *     > **Assumed**, that it may be left out: The page marks this field neither required nor optional, and gives no default.
     *
     *     > **Assumed**, that `null` is refused: The page says that the field may be left out, not that `null` stands for that; many servers take it so.
     */
    mediaEncryption?: components["schemas"]["MediaEncryption"];
    /** @description How to set up the gateway for calls made to your numbers. */
    inbound: components["schemas"]["InboundGatewayConfiguration"];
    /** @description How to set up the gateway for calls made from your numbers. */
    outbound: components["schemas"]["OutboundGatewayConfiguration"];
}
/** @description The gateway for calls made to your numbers. */
export interface InboundGatewayConfiguration {
    /** @description The region in which calls to your numbers enter VideoSDK. */
    sipRegion: components["schemas"]["SipRegion"];
}
/** @description The gateway for calls made from your numbers, which VideoSDK sends to your SIP host. */
export interface OutboundGatewayConfiguration {
    /** @description The region from which calls leave VideoSDK for your SIP host. */
    sipRegion: components["schemas"]["SipRegion"];
    /**
     * @description Your SIP host, with its port if it is not the usual one, for example `sip.telnyx.com:5061`.
     * @example sip.example.com
     */
    address: string;
    /** @description How SIP messages travel to your SIP host. */
    transport: components["schemas"]["SipTransport"];
    /**
     * @description The credentials that your SIP host asks for. Leave it out if the host asks for none.
     *
     *     > **Assumed**, that `null` is refused: The page says that the field may be left out, not that `null` stands for that; many servers take it so.
     */
    auth?: components["schemas"]["SipAuth"];
}
/** @description Credentials for a SIP host. Both fields are needed. */
export interface SipAuth {
    /**
     * @description The user name that your SIP host knows VideoSDK by.
     *
     *     > **Assumed**, the type: The page names the field and not its type.
     *
     *     > **Assumed**, `minLength`: The page says that the field is required; we take an empty one to be missing.
     * @example front-desk
     */
    username: string;
    /**
     * @description The password that goes with the user name. Tools that read this document keep it out of their output.
     *
     *     > **Assumed**, the type: The page names the field and not its type.
     *
     *     > **Assumed**, `minLength`: The page says that the field is required; we take an empty one to be missing.
     * @example correct-horse-battery
     */
    password: string;
}
/** @description The response to a request that succeeded. */
export interface PhoneNumbersCreated {
    /**
     * @description A sentence that says what was done, for a person to read.
     * @example Phone Number with SIP Configured Created Successfully
     */
    message: string;
}
/**
 * @description The response to a request that was refused. Nothing was changed.
 *
 *     > **From the SDK**, the type: No page shows an error body; the Node and Rust SDKs read an error's text from `message`.
 */
export interface ErrorResponse {
    /**
     * @description A sentence that says why the request was refused, for a person to read. Its wording may change: use the status to decide what to do.
     *
     *     > **From the SDK**, the type and that it is always there: No page shows an error body; the Node and Rust SDKs read an error's text from `message`.
     * @example Phone number not found
     */
    message: string;
}
/** @description A phone number in your account. */
export interface PhoneNumberRecord {
    /**
     * @description The number's id. It stays the same when the number is detached and created again.
     *
     *     > **From the SDK**, that it is always there: The page lists the fields; that these two are always there is in the Node and Rust SDKs.
     *
     *     > **Assumed**, `minLength`: The pages show ids and name no rule for them; we take an empty one to be missing.
     * @example pn_abc123
     */
    phoneNumberId: string;
    /**
     * @description The number itself, in E.164 form.
     *
     *     > **From the SDK**, that it is always there: The page lists the fields; that these two are always there is in the Node and Rust SDKs.
     *
     *     > **Assumed**, `pattern` and `minLength` and `maxLength`: The field is called so; no page says that what it holds keeps the rules of the form.
     */
    e164: components["schemas"]["PhoneNumber"];
    /**
     * @description The country of the number, as two letters.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     *
     *     > **Assumed**, `minLength` and `maxLength`: The page shows `US` and does not say how a country is written; we take it to be ISO 3166's two letters.
     * @example US
     */
    countryCode?: string;
    /**
     * @description The provider of the number, for example `other` for one that you brought along.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     * @example other
     */
    provider?: string;
    /**
     * @description How the number came to your account, for example `SIP Configured` or `PURCHASED`.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     * @example SIP Configured
     */
    origin?: string;
    /**
     * @description The state of the number, for example `ACTIVE`.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     * @example ACTIVE
     */
    status?: string;
    /**
     * @description The label that it got from the request which created it last.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     * @example Front desk
     */
    name?: string;
    /**
     * Format: date-time
     * @description When your account first knew the number.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     *
     *     > **Assumed**, the form: The page shows a time in this form and does not name the form.
     * @example 2026-05-11T10:00:00.000Z
     */
    createdAt?: string;
    /**
     * Format: date-time
     * @description When something of the number last changed.
     *
     *     > **Assumed**, the type: The page shows a text here and names no type. A missing field and `null` are right too.
     *
     *     > **Assumed**, the form: The page shows a time in this form and does not name the form.
     * @example 2026-05-11T10:05:00.000Z
     */
    updatedAt?: string;
}
/** @description A SIP gateway, which carries the calls of one direction. */
export interface Gateway {
    /**
     * @description The gateway's id. Numbers with the same id share the gateway.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     *
     *     > **From the SDK**, that it is always there: The page names `address` and `auth` alone; the other fields, and that `id` is always there, are in the Node and Rust SDKs.
     * @example gw_inbound_uuid
     */
    id: string;
    /**
     * @description A label of the gateway.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     * @example Front desk
     */
    name?: string;
    /**
     * @description The numbers that are attached to the gateway, in E.164 form.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     */
    numbers?: string[];
    /**
     * @description The SIP host that the gateway sends calls to. `null` on an inbound gateway.
     * @example sip.example.com
     */
    address?: string | null;
    /**
     * @description Whether the gateway encrypts the media of calls.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     */
    mediaEncryption?: components["schemas"]["MediaEncryption"];
    /**
     * @description The protocol that carries the gateway's SIP messages.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     */
    transport?: components["schemas"]["SipTransport"];
    /**
     * @description Where the gateway runs. Nobody says whether a server calls it so when it is read.
     *
     *     > **From the SDK**, the type: The page does not name this field; it is in the types of the Node and Rust SDKs.
     * @example auto
     */
    geoRegion?: string;
    /**
     * @description The credentials that the gateway was given for the SIP host. `null` on an outbound gateway that was given none; empty on an inbound one.
     *
     *     > **From the SDK**, that both are there: The Node and Rust SDKs have one type for the credentials of a request and of a response, in which both fields are required; the page that fetches one outbound gateway lists the two together.
     *
     *     > **Assumed**, the type: No page shows an outbound gateway without credentials. The Rust SDK reads `null` and no `auth` at all alike, and an empty object is right too.
     */
    auth?: components["schemas"]["GatewayAuth"];
}
/** @description A phone number and the gateways that it is attached to. */
export interface PhoneNumberWithGateways {
    /** @description The number itself. */
    phoneNumber: components["schemas"]["PhoneNumberRecord"];
    /** @description The gateway for calls made to the number, or `null` where it has none. */
    inbound: components["schemas"]["Gateway"] | null;
    /** @description The gateway for calls made from the number, or `null` where it has none. */
    outbound: components["schemas"]["Gateway"] | null;
}
/** @description A page of the account's numbers. */
export interface PhoneNumberList {
    /**
     * @description The numbers on this page.
     *
     *     > **From the SDK**, that it is always there: The page says that the response is a list; how it is wrapped is in the Node and Rust SDKs.
     */
    data: components["schemas"]["PhoneNumberWithGateways"][];
    /**
     * @description Which page this is, and how many there are.
     *
     *     > **From the SDK**, the type: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
     *
     *     > **From the SDK**, that it is always there: The page says that the response is a list; how it is wrapped is in the Node and Rust SDKs.
     */
    pageInfo: components["schemas"]["PageInfo"];
}
/**
 * @description Where a page stands among all pages.
 *
 *     > **From the SDK**, the type: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
 */
export interface PageInfo {
    /**
     * @description The number of this page, counted from 1.
     *
     *     > **From the SDK**, the type and that it is always there: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
     *
     *     > **From the SDK**, `minimum`: The page names the parameter and its default. The Node and Rust SDKs say that it is a whole number, and that pages are counted from 1.
     * @example 1
     */
    currentPage: number;
    /**
     * @description How many numbers a page holds at most.
     *
     *     > **From the SDK**, the type and that it is always there: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
     *
     *     > **Assumed**, `minimum`: The samples show counts and name no limits for them; a smaller one would count nothing.
     * @example 20
     */
    perPage: number;
    /**
     * @description The number of the last page.
     *
     *     > **From the SDK**, the type and that it is always there: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
     *
     *     > **Assumed**, `minimum`: The samples show counts and name no limits for them; a smaller one would count nothing.
     * @example 1
     */
    lastPage: number;
    /**
     * @description How many numbers there are on all pages.
     *
     *     > **From the SDK**, the type and that it is always there: The block is in the types of the Node and Rust SDKs, and in the samples of VideoSDK's sibling list pages.
     *
     *     > **Assumed**, `minimum`: The samples show counts and name no limits for them; a smaller one would count nothing.
     * @example 2
     */
    total: number;
}
/** @description Which number to detach. */
export interface DetachPhoneNumberRequest {
    /**
     * @description The number to take off its gateways, in E.164 form.
     *
     *     > **Assumed**, `pattern`: Nobody says whether a malformed number is refused with 400 or gets 404.
     */
    phoneNumber: components["schemas"]["PhoneNumber"];
}
/** @description The response to a detach that was carried out. */
export interface PhoneNumberDetached {
    /**
     * @description A sentence that says what was done, for a person to read.
     * @example Detached successfully
     */
    message: string;
    /** @description The number after it was detached. */
    phoneNumber: components["schemas"]["PhoneNumberRecord"];
    /**
     * @description The id of the inbound gateway that the number was taken off, or `null` if it had none.
     *
     *     > **Assumed**, `minLength`: The pages show ids and name no rule for them; we take an empty one to be missing.
     * @example gw_inbound_uuid
     */
    inbound: string | null;
    /**
     * @description The id of the outbound gateway that the number was taken off, or `null` if it had none.
     *
     *     > **Assumed**, `minLength`: The pages show ids and name no rule for them; we take an empty one to be missing.
     * @example gw_outbound_uuid
     */
    outbound: string | null;
}
/** @description The response to a release that was carried out. */
export interface PhoneNumberReleased {
    /**
     * @description A sentence that says what was done, for a person to read.
     * @example Phone number released successfully
     */
    message: string;
    /**
     * @description The id of the number that was given up.
     *
     *     > **Assumed**, `minLength`: The pages show ids and name no rule for them; we take an empty one to be missing.
     * @example pn_abc123
     */
    phoneNumberId: string;
    /**
     * @description The number that was given up, in E.164 form.
     *
     *     > **Assumed**, `pattern` and `minLength` and `maxLength`: The field is called so; no page says that what it holds keeps the rules of the form.
     */
    e164: components["schemas"]["PhoneNumber"];
}
/** @description The settings of a gateway to change. Fields that are left out stay as they are. `address`, `transport` and `auth` are for outbound gateways only. */
export interface UpdatePhoneNumberGatewayRequest {
    /**
     * @description A label for the gateway. The labels of its numbers stay as they are.
     *
     *     > **Assumed**, the type: The page names the field and not its type.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     * @example Front desk trunk
     */
    name?: string;
    /**
     * @description Whether the gateway encrypts the media of calls.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     */
    mediaEncryption?: components["schemas"]["MediaEncryption"];
    /**
     * @description The region in which the gateway runs.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     */
    sipRegion?: components["schemas"]["SipRegion"];
    /**
     * @description Your SIP host, with its port if it is not the usual one. On an outbound gateway only.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     * @example sip.example.com:5061
     */
    address?: string;
    /**
     * @description How SIP messages travel to your SIP host. On an outbound gateway only.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     */
    transport?: components["schemas"]["SipTransport"];
    /**
     * @description The credentials that your SIP host asks for. On an outbound gateway only.
     *
     *     > **Assumed**, that `null` is refused: The page says to send only what is to change, not what `null` stands for.
     */
    auth?: components["schemas"]["SipAuth"];
}
/**
 * @description The response to an update that was carried out.
 *
 *     > **From the SDK**, the type: The sample response of the page could not be read; that it is an object with a `message` is in the Node and Rust SDKs.
 */
export interface PhoneNumberGatewayUpdated {
    /**
     * @description A sentence that says what was done, for a person to read.
     *
     *     > **From the SDK**, the type and that it is always there: The sample response of the page could not be read; that it is an object with a `message` is in the Node and Rust SDKs.
     * @example Gateway updated successfully
     */
    message: string;
}
/** @description The response to a delete that was carried out. */
export interface GatewayDeleted {
    /**
     * @description A sentence that says what was done, for a person to read.
     * @example Gateway deleted successfully
     */
    message: string;
}
