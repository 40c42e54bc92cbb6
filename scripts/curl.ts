/** A request as a command line to paste into a POSIX shell. */

export interface CurlRequest {
  method: string;
  /** May contain a {@link shellVariable}, and so may the values of headers. */
  url: string;
  headers: Record<string, string>;
  /** Left out when the request has no body at all. */
  body?: string | undefined;
  /** Adds `--include`, which shows the response's status and headers. */
  include?: boolean;
}

/** A placeholder that becomes `$NAME`: for a secret that must not appear in the command line. */
export function shellVariable(name: string): string {
  return `\ue000${name}\ue000`;
}

export function curlLine(request: CurlRequest): string {
  return ["curl", ...wordsOf(request)].join(" ");
}

/** One command line that sends several requests at the same time. It needs curl 7.68 or newer. */
export function curlRace(requests: CurlRequest[]): string {
  const parallel = ["--parallel", "--parallel-immediate", "--parallel-max", `${requests.length}`];
  return ["curl", ...parallel, requests.map((request) => wordsOf(request).join(" ")).join(" --next ")].join(" ");
}

function wordsOf({ method, url, headers, body, include = false }: CurlRequest): string[] {
  // A header without a value ends in a semicolon: with a colon, curl would leave it out.
  const lines = Object.entries(headers).map(([name, value]) => (value === "" ? `${name};` : `${name}: ${value}`));
  // Without a media type of its own, curl would name one that suits forms.
  const silenced = body !== undefined && !hasHeader(headers, "content-type") ? ["Content-Type:"] : [];
  return [
    ...(include ? ["--include"] : []),
    ...["--request", method].map(literal),
    withVariables(url),
    ...[...lines, ...silenced].flatMap((line) => ["--header", withVariables(line)]),
    ...(body === undefined ? [] : ["--data-raw", literal(body)]),
  ];
}

function hasHeader(headers: Record<string, string>, name: string): boolean {
  return Object.keys(headers).some((key) => key.toLowerCase() === name);
}

/** Quotes a word for the shell, without expansion. */
function literal(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Quotes a word for the shell, but expands its variables. */
function withVariables(word: string): string {
  const [first = "", ...rest] = word.split(/\ue000(\w+)\ue000/);
  if (rest.length === 0) return literal(word);
  return `"${[first, ...rest].map((part, index) => (index % 2 ? `$${part}` : part.replace(/["\\$`]/g, "\\$&"))).join("")}"`;
}
