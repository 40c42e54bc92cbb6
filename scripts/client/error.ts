import type { ValidationError } from "../validate/validation-error.js";

/** Shared by every copy of this package: the one for `import`, the one for `require`, and those in other realms. */
const brand = Symbol.for("videosdk-sip-contract.VideosdkError");

export interface ErrorDetails<Operation extends string = string, Code extends string = string> {
  operation: Operation;
  code: Code;
  status: number;
  mayHaveSucceeded: boolean;
  attempts: number;
  requestId?: string | undefined;
  errors?: readonly ValidationError[] | undefined;
  body?: unknown;
  cause?: unknown;
}

/** Thrown when a call has no data. It shows no token and no SIP password, however it is printed. */
export class VideosdkError<Operation extends string = string, Code extends string = string>
  extends Error
  implements ErrorDetails<Operation, Code>
{
  /** The `operationId` of the call, for example `createPhoneNumbers`, or the method and URL of another request. */
  declare readonly operation: Operation;
  /** The kind of failure. */
  declare readonly code: Code;
  /** The status of the response; 0 when none arrived. */
  declare readonly status: number;
  /**
   * Whether the request may have been carried out: then check before you repeat it. If false, it can be sent again, because
   * nothing was carried out or because it only reads.
   */
  declare readonly mayHaveSucceeded: boolean;
  /** The number of attempts that were made. */
  declare readonly attempts: number;
  /** The server's id of the request, if it gave one. Its support may ask for it. */
  declare readonly requestId?: string | undefined;
  /** With the code `invalidRequest`: the errors in the body that was sent. */
  declare readonly errors?: readonly ValidationError[] | undefined;
  readonly #body: unknown;

  constructor(message: string, { body, cause, ...details }: ErrorDetails<Operation, Code>) {
    super(message, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(details)) {
      if (value !== undefined) Object.defineProperty(this, name, { value, enumerable: true });
    }
    this.#body = body;
  }

  override get name(): "VideosdkError" {
    return "VideosdkError";
  }

  /** The body of the response, parsed if it is JSON. It is not printed with the error, because it may repeat the token or a SIP password. */
  get body(): unknown {
    return this.#body;
  }

  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }

  get [brand](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a subclass has instances of its own
    return this === VideosdkError ? isVideosdkError(value) : Function.prototype[Symbol.hasInstance].call(this, value);
  }
}

/** Whether a value is a VideosdkError of this operation, also from another realm or another copy of this package. */
export function isVideosdkError(value: unknown, operation?: string): value is VideosdkError {
  const error = Object(value);
  return error[brand] === true && (operation === undefined || error.operation === operation);
}
