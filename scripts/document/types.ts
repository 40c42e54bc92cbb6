/** The parts of an OpenAPI 3.1 document that the tools read, with this project's extensions. */
import type { OpenAPIV3_1 } from "openapi-types";
import type { PaginationObject } from "./pagination.js";

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
 * The parts of an object that the reference page does not document, each with the reason for our choice. A key is a keyword
 * of the object, or `optional` (the field is not in `required`), `null` (null is refused), or `status` (of a response).
 */
export interface Assumable {
  /** Only the provider's server SDK says so. */
  "x-from-sdk"?: Record<string, string>;
  /** No source says so: we assumed it. */
  "x-assumed"?: Record<string, string>;
}

/** `x-source` of an operation: the page that describes it. */
export interface Source {
  title: string;
  url: string;
  /** `whole`, or a sentence that names the parts of the page that could not be read. */
  read: string;
}

/** `x-guarantees` of an operation: behaviour that a schema cannot describe. At least one of `documented` and `assumed` is set. */
export interface Guarantee {
  id: string;
  guarantee: string;
  /** Where the reference page says so. */
  documented?: string;
  /** Our assumptions beyond the page, with reasons. */
  assumed?: string;
  /** Other operations that are needed to observe it. */
  seenBy?: string[];
  /** `false`: no operation shows it. */
  observable?: boolean;
}

/** An entry of `x-codeSamples` of an operation: the call in one language. */
export interface CodeSample {
  lang: string;
  /** The name that readers see; `lang` if there is none. */
  label?: string;
  source: string;
}

/** One of `x-reasons` of a response: a reason for which a request gets its status. */
export interface Reason {
  kind: string;
  /** Explains the reason to callers. A status with a single reason explains it in its own description. */
  description?: string;
  /** A regular expression that finds this reason's `message`, ignoring case. The last reason needs none. */
  message?: string;
}

export type Response = OpenAPIV3_1.ResponseObject & Assumable & { "x-reasons"?: Reason[] };

/** How a token is sent and made. */
export type ApiKeyScheme = OpenAPIV3_1.ApiKeySecurityScheme &
  Assumable & {
    /** Prefixes that the value must not have, for example `Bearer`. */
    "x-refused-prefixes"?: string[];
    /** The claims of a token beside its key, its times and its roles. */
    "x-token-claims"?: Record<string, unknown>;
    "x-token-roles"?: string[];
    /** How long a token is valid, in seconds. */
    "x-token-lifetime"?: number;
  };

export type ParameterObject = OpenAPIV3_1.ParameterObject & Assumable;

/** `x-speakeasy-retries` of an operation. Times are in milliseconds. */
export interface RetryPolicy {
  strategy: "backoff";
  statusCodes: string[];
  backoff: { initialInterval: number; maxInterval: number; maxElapsedTime: number; exponent: number };
  retryConnectionErrors: boolean;
}

/** The timeout and the retry policy. The document's values apply to each operation that has none of its own. */
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
