import type { Call } from "./call.js";
import { indent, json, literal } from "./notation.js";

/** The call with Go's standard library, formatted as gofmt does. */
export function go(call: Call): string {
  const values = Object.entries({ ...call.path, ...call.query });
  const lines = [
    ...values.map(([name, value]) => `${name} := url.QueryEscape(${JSON.stringify(String(value))})`),
    ...(call.body ? [`content := ${rawString(literal(call.body.value, { ...json, indentation: "\t" }))}`] : []),
    withResult(call),
  ];
  const packages = [
    ...(call.pages ? ["encoding/json"] : []),
    ...(call.isSilent ? [] : ["fmt"]),
    ...["io", "log", "net/http"],
    ...(values.length > 0 ? ["net/url"] : []),
    "os",
    ...(call.body ? ["strings"] : []),
  ];
  return `package main

import (
${packages.map((name) => `\t"${name}"`).join("\n")}
)

func main() {
${indent(lines.join("\n"), "\t")}
}
`;
}

function withResult(call: Call): string {
  const { method, authHeader, body, isSilent, pages } = call;
  const headers = [
    `"${authHeader}", os.Getenv("VIDEOSDK_TOKEN")`,
    ...(body ? [`"Content-Type", "${body.mediaType}"`] : []),
  ];
  const sent = `request, err := http.NewRequest("${method}", ${address(call)}, ${body ? "strings.NewReader(content)" : "nil"})
${orFail}
${headers.map((header) => `request.Header.Set(${header})`).join("\n")}

response, err := http.DefaultClient.Do(request)
${orFail}
body, err := io.ReadAll(response.Body)
response.Body.Close()
${orFail}
if response.StatusCode >= 300 {
	log.Fatalf("%s: %s", response.Status, body)
}`;
  if (isSilent) return sent;
  if (!pages) return `${sent}\nfmt.Println(string(body))`;
  const page = `${sent}

${pageStruct(pages)}
if err := json.Unmarshal(body, &list); err != nil {
	log.Fatal(err)
}
for _, entry := range list.${exported(pages.entries)} {
	fmt.Println(string(entry))
}
lastPage = list.${pages.lastPage.map(exported).join(".")}`;
  return `for page, lastPage := 1, 1; page <= lastPage; page++ {\n${indent(page, "\t")}\n}`;
}

const orFail = "if err != nil {\n\tlog.Fatal(err)\n}";

/** A struct with the entries and the number of the last page. */
function pageStruct({ entries, lastPage }: NonNullable<Call["pages"]>): string {
  const [first = "", ...rest] = lastPage.map(exported);
  const type = rest.reduceRight((inner, name) => `struct{ ${name} ${inner} }`, "int");
  const width = Math.max(entries.length, first.length);
  return `var list struct {\n\t${exported(entries).padEnd(width)} []json.RawMessage\n\t${first.padEnd(width)} ${type}\n}`;
}

/** encoding/json matches field names without regard to case. */
function exported(name: string): string {
  return name.replace(/^./, (letter) => letter.toUpperCase());
}

function address({ address }: Call): string {
  const parts = address.split(/\{(\w+)\}/);
  return parts
    .flatMap((part, index) =>
      index % 2 === 0 ? (part ? [`"${part}"`] : []) : [part === "page" ? "fmt.Sprint(page)" : part],
    )
    .join("+");
}

function rawString(text: string): string {
  return `\`${text.replaceAll("`", '` + "`" + `')}\``;
}
