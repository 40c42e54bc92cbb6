/** The parts of an OpenAPI 3.1 document that the tools read, with this project's extensions. */
import type { OpenAPIV3_1 } from "openapi-types";
import type { PaginationObject } from "./pagination.js";
import type { Reason } from "./reason.js";
import type { RetryPolicy } from "./retry-policy.js";

export type Schema = OpenAPIV3_1.SchemaObject &
  Assumable & {
    $ref?: string;
    /** Whether the value is a secret, such as a password: it is masked wherever it would be shown. */
    "x-secret"?: boolean;
    /** Fields that a gateway of each direction does not take. Other directions may take them, so no keyword can refuse them. */
    "x-refused-fields"?: RefusedFields;
  };

/** `x-refused-fields` of a schema: for each direction of a gateway, the names of the fields that get 400. */
export type RefusedFields = Readonly<Record<"inbound" | "outbound", readonly string[]>>;

/**
 * What of this object the reference page does not say, with the reason for choosing as we did. A key is a keyword of the
 * object, or `optional` (a field that is not in `required`), `null` (that it stands for a value that is refused), or
 * `status` (of a response).
 */
export interface Assumable {
  /** Only the provider's server SDK says so. */
  "x-from-sdk"?: Record<string, string>;
  /** Nobody says so: we concluded it. */
  "x-assumed"?: Record<string, string>;
}

/** `x-source` of an operation: the page that describes it. */
export interface Source {
  title: string;
  url: string;
  /** `whole`, or what of the page could not be read. */
  read: string;
}

/** `x-guarantees` of an operation: what a schema cannot say. At least one of `documented` and `assumed` is there. */
export interface Guarantee {
  id: string;
  guarantee: string;
  /** Where the reference page says so. */
  documented?: string;
  /** What we assumed beyond it, and why. */
  assumed?: string;
  /** The operations beside its own by which it is seen: on a server that lacks one of them, it cannot be observed. */
  seenBy?: string[];
  /** `false`: no operation shows it. */
  observable?: boolean;
}

/** An entry of `x-codeSamples` of an operation: the call in one language. */
export interface CodeSample {
  lang: string;
  /** What readers choose it by; `lang` when there is none. */
  label?: string;
  source: string;
}

export type Response = OpenAPIV3_1.ResponseObject & Assumable & { "x-reasons"?: Reason[] };

/** How a token is sent and made. */
export type ApiKeyScheme = OpenAPIV3_1.ApiKeySecurityScheme &
  Assumable & {
    /** What must not stand before the value, for example `Bearer`. */
    "x-refused-prefixes"?: string[];
    /** What a token says beside its key, its times and its roles. */
    "x-token-claims"?: Record<string, unknown>;
    "x-token-roles"?: string[];
    /** How long a token is valid, in seconds. */
    "x-token-lifetime"?: number;
  };

export type ParameterObject = OpenAPIV3_1.ParameterObject & Assumable;

/** How long a response may take, and which requests are sent again. What an operation leaves out, the document says. */
interface Policy {
  /** In milliseconds. */
  "x-speakeasy-timeout"?: number;
  "x-speakeasy-retries"?: RetryPolicy;
}

export type OperationObject = Omit<OpenAPIV3_1.OperationObject, "responses" | "parameters"> &
  Assumable &
  Policy & {
    parameters?: ParameterObject[];
    responses: Record<string, Response>;
    "x-source"?: Source;
    "x-codeSamples"?: CodeSample[];
    "x-guarantees"?: Guarantee[];
    "x-speakeasy-pagination"?: PaginationObject;
  };

export type OpenApiDocument = OpenAPIV3_1.Document & Assumable & Policy;
