/** How the model holds what it remembers. Plain data, so that a copy is a structured clone. */

export interface Account {
  /** By E.164, in the order of registration. */
  numbers: Map<string, KnownNumber>;
  /** The same, so that one can be found by the number in its id: that grows with each registration. */
  registered: KnownNumber[];
  /** For each create that is under way, its numbers. */
  held: Set<ReadonlySet<string>>;
  /** Bytes that the creates under way will need. */
  reserved: number;
  /** Pairs that no number uses any more, the oldest first. No operation shows them, so only the latest are kept. */
  emptied: Set<GatewayPair>;
  /** What the account takes of the memory, as estimated in `bytes.ts`. */
  bytes: number;
}

export interface KnownNumber {
  /** Makes the id, which stays for as long as the number is known. */
  readonly serial: number;
  readonly e164: string;
  /** The create that attached it last, and so named it. */
  setup: Setup;
  /** Undefined: not attached. Create attaches in both directions and detach detaches from both, so one pair says it all. */
  pair: GatewayPair | undefined;
  /** In milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
}

/** An inbound and an outbound gateway, made together. */
export interface GatewayPair {
  readonly serial: number;
  readonly setup: Setup;
  /** The numbers that are attached to it. */
  numbers: KnownNumber[];
}

/** What one create asked for, kept once for all that it made. No SIP password is kept: nobody is ever called. */
export interface Setup {
  readonly name: string;
  readonly mediaEncryption: "disable" | "enable" | undefined;
  readonly inboundRegion: string;
  readonly outboundRegion: string;
  readonly address: string;
  readonly transport: "udp" | "tcp" | "tls";
  readonly username: string | undefined;
  /** How many numbers and pairs were made from it. */
  uses: number;
}
