/** An exchange that a recording or a proxy saw. The types stand alone: a user's compiler reads them, perhaps without Node's types. */

/** A request that somebody sent, and its response. */
export interface RecordedExchange {
  request: {
    method: string;
    /** With its origin, for example `https://api.videosdk.live/v2/sip/phone-numbers`. */
    url: string;
    /** Names in any case. */
    headers: Record<string, string>;
    /** Left out where there was none. */
    body?: string | undefined;
  };
  /** Left out where none came: the request may have been carried out all the same. */
  response?:
    | {
        status: number;
        /** Names in any case. */
        headers: Record<string, string>;
        /** Decompressed. Left out where it was not recorded; empty where there was none. */
        body?: string | undefined;
      }
    | undefined;
  /** When it was sent, and when its response had arrived, in milliseconds since a time that all exchanges share. */
  started: number;
  ended: number;
  /** The account that sent it, by any name. Left out: as its token says. */
  account?: string | undefined;
  /** The client or the connection that it was sent on, for people to tell them apart. */
  client?: string | undefined;
}
