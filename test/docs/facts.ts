/** The facts that the docs must tell, read from the document without the code under test. */

/** The reason of every assumption. */
export function assumptions(document: object): string[] {
  return [...new Set(everything(document).flatMap(([key, value]) => assumedReasons(key, value)))];
}

/** The reason of everything that only the SDK says. */
export function fromSdk(document: object): string[] {
  const reasons = everything(document).flatMap(([key, value]) =>
    key === "x-from-sdk" ? Object.values(value as Record<string, string>) : [],
  );
  return [...new Set(reasons)];
}

/** The name of every field. */
export function fieldNames(document: object): string[] {
  const names = everything(document).flatMap(([key, value]) =>
    key === "properties" ? Object.keys(value as object) : [],
  );
  return [...new Set(names)];
}

function assumedReasons(key: string, value: unknown): string[] {
  if (key === "x-assumed") return Object.values(value as Record<string, string>);
  if (key === "x-guarantees") return (value as { assumed?: string }[]).flatMap(({ assumed }) => assumed ?? []);
  return [];
}

function everything(node: object): [string, unknown][] {
  return Object.entries(node).flatMap(([key, value]) => [
    [key, value],
    ...(typeof value === "object" && value !== null ? everything(value) : []),
  ]);
}
