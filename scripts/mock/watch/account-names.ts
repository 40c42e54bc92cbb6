import { createHash } from "node:crypto";

/** How many names are kept, the oldest go first; and how many characters a name may have. */
const most = { names: 10_000, characters: 200 };

/** What accounts are called where people look. A token is an account too, and its value is nobody's business. */
export class AccountNames {
  readonly #names = new Set<string>();

  /** This account has a name that somebody gave it, in a seed or in a token. */
  named(account: string): void {
    if (this.#names.has(account) || account.length > most.characters) return;
    this.#names.add(account);
    const [oldest] = this.#names;
    if (this.#names.size > most.names && oldest !== undefined) this.#names.delete(oldest);
  }

  /** The name; for a token, its first four characters and a few that tell it apart from others. */
  label(account: string): string {
    return this.#names.has(account)
      ? account
      : `${account.slice(0, Math.min(4, account.length / 2))}…${idOf(account).slice(0, 4)}`;
  }
}

/** The latest that was made, since most requests are of one account. */
let latest: { account: string | undefined; id: string } = { account: undefined, id: "" };

/** Stands for the account where its name must not. */
export function idOf(account: string): string {
  if (latest.account !== account) {
    latest = { account, id: createHash("sha256").update(account).digest("hex").slice(0, 16) };
  }
  return latest.id;
}
