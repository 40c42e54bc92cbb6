/** Writes the site, with an `index.html`, into a folder; stops and throws when the signal is aborted. */
export type DocsBuilder = (folder: string, signal: AbortSignal) => Promise<unknown>;
