/** Changes of the examples that quote no page: each as it would contradict what the document says beside it. */
import type { OpenApiDocument } from "../../scripts/document/types.js";
import { type Edit, isNode, type Path } from "./edit.js";

/** Places in examples, each with values that contradict the rest of the example. */
const contradictions: [place: RegExp, others: unknown[]][] = [
  [/inbound\.address$/, ["sip.example.com"]],
  [/inbound\.auth$/, [{ username: "user", password: "pass" }]],
  [/(Listed|Found).*outbound\.address$/, [null]],
  [/\.numbers$/, [["+12125550199"]]],
  [/(Listed|Found).*\.(in|out)bound$/, [null]],
  [/pageInfo\.(currentPage|lastPage|total)$/, [0, 7]],
  [/pageInfo\.perPage$/, [0, 1]],
  [/\.data$/, [[]]],
  [/(Shared|Own)\w*\.value\.isShared$/, [undefined]],
  [/OwnPairs\.value\.mediaEncryption$/, ["disable"]],
  [/EverySetting\.value\.\w+$/, [undefined]],
  [/(AlreadyAttached|NotAttached|FieldNotAllowed)\.value\.message$/, ["Something went wrong."]],
  [/InvalidRequest\.value\.message$/, ["Phone number +12125550100 is already attached to another gateway."]],
  [/MissingNumber\.value\.message$/, ["Phone number +12125550100 is not attached to any gateway."]],
  [/EmptyAddress\.value\.message$/, ["address is not allowed for an inbound gateway"]],
];

/** The fields that the smallest request leaves out. */
const optional = { isShared: true, mediaEncryption: "disable" };

export function* exampleEdits({ components }: OpenApiDocument): Generator<Edit> {
  for (const [name, example] of Object.entries(components?.examples ?? {})) {
    yield* contradicting(example, ["components", "examples", name]);
  }
  for (const [key, value] of Object.entries(optional)) {
    yield { what: "added", path: ["components", "examples", "Smallest", "value", key], value };
  }
}

function* contradicting(value: unknown, path: Path): Generator<Edit> {
  for (const [place, others] of contradictions) {
    if (!place.test(path.join("."))) continue;
    // A detached number has no gateway to remove.
    if (value !== null) for (const other of others) yield { what: `${JSON.stringify(other)}`, path, value: other };
  }
  if (typeof value === "boolean") yield { what: "the opposite", path, value: !value };
  if (!isNode(value) && !Array.isArray(value)) return;
  for (const [key, child] of Object.entries(value)) {
    yield* contradicting(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
