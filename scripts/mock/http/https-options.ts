export interface HttpsOptions {
  /** The certificate, as PEM. */
  cert: string | Uint8Array;
  /** The certificate's key, as PEM. */
  key: string | Uint8Array;
}
