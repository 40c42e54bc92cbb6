/** Takes what came back on a connection apart. */

interface RawAnswer {
  status: number;
  /** The fault: it is not HTTP, or does not have the API's shape. */
  problem: string | undefined;
}

/** Every answer on a connection, in order. An answer without a body that it announces is one to HEAD. */
export function readAnswers(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = bytes.toString("latin1");
  while (rest !== "") {
    const end = rest.indexOf("\r\n\r\n");
    const head = rest.slice(0, end);
    const [, digits] = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n/.exec(`${head}\r\n`) ?? [];
    if (end < 0 || digits === undefined) {
      answers.push({ status: 0, problem: `This is no answer: ${JSON.stringify(rest.slice(0, 200))}` });
      break;
    }
    const status = Number(digits);
    rest = rest.slice(end + 4);
    const announced = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
    const hasBody = announced > 0 && !rest.startsWith("HTTP/1.1 ") && rest !== "";
    const body = hasBody ? rest.slice(0, announced) : "";
    rest = rest.slice(body.length);
    const isJson = /^content-type: application\/json\r?$/im.test(head);
    answers.push({ status, problem: hasBody ? problemOf(status, isJson, body) : undefined });
  }
  return answers;
}

function problemOf(status: number, isJson: boolean, body: string): string | undefined {
  if (!isJson) return `The ${status} is no JSON`;
  try {
    const value = JSON.parse(body) as { message?: unknown };
    return status < 400 || typeof value.message === "string" ? undefined : `The ${status} has no message: ${body}`;
  } catch {
    return `The ${status} has a body that is no JSON: ${JSON.stringify(body.slice(0, 200))}`;
  }
}
