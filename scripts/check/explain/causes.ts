/** For each guarantee: what a server that breaks it looks like, and why servers do. Everything else about it is in the document. */

export interface Explanation {
  /** A server that breaks the guarantee, as a caller sees it. */
  symptom: string;
  /** The usual reasons, the most likely first. */
  causes: string[];
}

/** For a field of a request. */
export const ofField: Explanation = {
  symptom:
    "It answers 200 to a request in which this field is missing, has another type or a value that is not allowed. Or it refuses a value that is.",
  causes: [
    "The body is used as it is parsed, without a validator.",
    'The validator converts types: a number becomes a text, and "true" becomes true.',
    "A pattern is not anchored, so that a text passes that only contains a valid value.",
    "The value is compared without regard to case, or trimmed before it is compared.",
    "A nested field, or an item after the first, is not looked at.",
  ],
};

/** For an operation of which the document says nothing but its requests and responses. */
export const ofOperation: Explanation = {
  symptom: "It answers with a status, a media type or a body that the document does not describe.",
  causes: ["The operation is missing, or stands at another path.", "A field of the response has another name or type."],
};

/** By the guarantee's id. */
export const explanations: Record<string, Explanation> = {
  auth: {
    symptom: "A request without the Authorization header succeeds, or one with the bare token is refused.",
    causes: [
      "Authentication is not switched on for this route, or only for some of its methods.",
      "The middleware expects `Bearer ` in front of the token and cuts off what it takes for the prefix.",
      "A missing header and an empty one are told apart, and only one of them is refused.",
    ],
  },
  "content-type": {
    symptom: "A body of another media type is read as JSON.",
    causes: ["The JSON parser is set to parse every body, whatever its Content-Type says."],
  },
  body: {
    symptom: "A body that is not JSON, or not an object, gets a 200 or a 500.",
    causes: [
      "An error of the JSON parser is not caught.",
      "An empty or broken body is read as an empty object.",
      "A list or `null` passes for an object, because `typeof` says so.",
    ],
  },
  created: {
    symptom: "A success has no JSON body, or its body has no message.",
    causes: ["The response is sent without a body.", "The text stands in another field, or is the whole body."],
  },
  "every-choice": {
    symptom: "Valid requests are refused that have one value in common, such as a region or a transport.",
    causes: [
      "A list of values in the code is older than the documentation.",
      "An optional field is required, or `false` is taken for missing.",
    ],
  },
  refused: {
    symptom: "An invalid body is refused, but not with 400 and a JSON body that holds a message.",
    causes: [
      "The framework answers validation errors in its own form, often with 422.",
      "Errors are sent as HTML or plain text, or the text stands in `error`.",
    ],
  },
  "already-attached": {
    symptom: "A create for a number that is attached succeeds again, or fails with another status than 400.",
    causes: [
      "Numbers are inserted, or updated where they exist, without a look at their gateways.",
      "The unique index of the database refuses the number, and its error becomes a 409 or a 500.",
      "Only the combination with `isShared`, or with the name, is unique.",
    ],
  },
  atomic: {
    symptom: "A list of which one number is attached is refused, but its other numbers are attached afterwards.",
    causes: [
      "Numbers are inserted one by one, without a transaction.",
      "The transaction is not rolled back when one of them is refused.",
      "Only the first number of the list is checked before anything is written.",
    ],
  },
  whole: {
    symptom: "A create succeeds, and one of its numbers is not attached.",
    causes: [
      "Inserts run at the same time, and the response does not wait for all of them.",
      "A number that fails is skipped, and the loop goes on.",
      "Only the first or the last number of the list is used.",
    ],
  },
  "invalid-creates-nothing": {
    symptom: "A body is refused with 400, and its numbers are attached afterwards.",
    causes: [
      "The numbers are written before the rest of the body is validated.",
      "The gateways are set up last, and what was written before is not taken back when that fails.",
    ],
  },
  conflict: {
    symptom: "Of several creates for one number at the same time, more than one succeeds, or none.",
    causes: [
      "The number is looked up first and inserted later, without a lock or a unique index.",
      "A deadlock or a unique index of the database ends in a 500.",
      "Each process has a lock of its own.",
    ],
  },
  reuse: {
    symptom: "A detached number cannot be created again.",
    causes: [
      "Create refuses every number that it knows, instead of every number that is attached.",
      "A detach leaves the number's row with a gateway in one direction.",
    ],
  },
  "shared-pair": {
    symptom: "With `isShared: true`, numbers of one request have different gateways.",
    causes: ["Gateways are created within the loop over the numbers.", "`isShared` is read under another name."],
  },
  "own-pairs": {
    symptom: "With `isShared: false`, two numbers of one request have a gateway in common.",
    causes: [
      "`false` is replaced by the default, as `isShared || true` does.",
      "Gateways with the same settings are reused.",
    ],
  },
  "encryption-both": {
    symptom: "One of the two gateways shows another media encryption than the request asked for.",
    causes: ["The setting is written to one gateway only.", "The other gateway gets the default."],
  },
  configured: {
    symptom: "A gateway shows another region, address or transport than its part of the request.",
    causes: [
      "Inbound and outbound settings are swapped.",
      "A value is normalised, or replaced by a default.",
      "A gateway of an earlier request is reused with its old settings.",
    ],
  },
  "label-all": {
    symptom: "The name is missing on one of the numbers of a request.",
    causes: ["The name is written to the first number only.", "A number that is reused keeps its old name."],
  },
  "list-created": {
    symptom: "A number that was created is not in the list, or without its gateways.",
    causes: [
      "The list reads from a cache or a search index that is not updated.",
      "Gateways are joined by the wrong key.",
    ],
  },
  "list-detached": {
    symptom: "The list shows a gateway for a detached number, or leaves the number out.",
    causes: [
      "The list joins gateways so that numbers without one are lost.",
      "A cached entry is not dropped by a detach.",
    ],
  },
  paging: {
    symptom: "A page has more or fewer numbers than asked for, or a number is on two pages or on none.",
    causes: [
      "`perPage` is not limited to 100, or read as a text.",
      "Pages are counted from 0.",
      "The order is not fixed, so that it changes from one page to the next.",
    ],
  },
  search: {
    symptom: "A search finds numbers that do not match, or not those that do.",
    causes: ["The parameter is ignored.", "The plus sign in the query is read as a space."],
  },
  "get-created": {
    symptom: "A number that was created cannot be got, or its record or gateways are not those of the number.",
    causes: [
      "`%2B` in the path is not decoded, or decoded twice into a space.",
      "The record is looked up by its id instead of its number.",
    ],
  },
  "get-unknown": {
    symptom: "A number that nobody created is answered with another status than 404.",
    causes: [
      "The missing record causes a 500, or a 200 with an empty body.",
      "Any number is found, because the lookup is loose.",
    ],
  },
  "inbound-bare": {
    symptom: "An inbound gateway shows an address or credentials.",
    causes: ["Both gateways are written out by the same code.", "The outbound settings are stored with both."],
  },
  "detach-frees": {
    symptom: "A number that was detached still has a gateway, is gone from the account, or cannot be created again.",
    causes: ["Only one of the two directions is detached.", "The number's row is deleted.", "A cache is not told."],
  },
  "detach-answer": {
    symptom: "The response to a detach lacks the record of the number, or names other gateways than it had.",
    causes: [
      "The ids are read after the detach, when they are gone.",
      "Whole gateways are sent in place of their ids.",
    ],
  },
  "detach-twice": {
    symptom: "Detaching a number that has no gateway succeeds, or is refused with another status than 400.",
    causes: ["The detach does not look whether anything was attached.", "The missing gateway is reported as a 404."],
  },
  "detach-unknown": {
    symptom: "Detaching a number that the account does not know is not answered with 404.",
    causes: ["An update that changes no row counts as a success.", "Every refusal of the operation is a 400."],
  },
  "gateway-stays": {
    symptom: "A gateway is deleted with the last number that used it.",
    causes: ["A foreign key deletes gateways with their numbers."],
  },
  "release-removes": {
    symptom: "A number that was released is still attached, or can still be got or listed.",
    causes: ["The record is marked as released, and reads do not leave it out.", "Its gateways are not detached."],
  },
  "release-again": {
    symptom: "A number that was released cannot be created again.",
    causes: ["The released record stays, and a unique index refuses the number."],
  },
  "release-twice": {
    symptom: "Releasing a number a second time is answered with neither 200 nor 404.",
    causes: [
      "The second release finds a record that is marked as released, and answers 400 or 409.",
      "It fails with a 500.",
    ],
  },
  "release-unknown": {
    symptom: "Releasing an id that was never given to a number is not answered with 404.",
    causes: ["The operation answers 200 whatever the id is.", "An id that cannot be parsed causes a 400 or a 500."],
  },
  "update-changes": {
    symptom: "An update is not seen afterwards, or changes a field that it did not give, another gateway, or a label.",
    causes: [
      "Fields that are left out are reset, as a PUT would do.",
      "Settings are stored with each number, and only one of them is changed.",
      "The gateway's name is stored with the label of its numbers.",
    ],
  },
  "update-refused": {
    symptom: "An inbound gateway takes an address, a transport or credentials, or any gateway takes numbers.",
    causes: ["Unknown fields are ignored without a word.", "The fields are stored first, and validated afterwards."],
  },
  "update-unknown": {
    symptom: "An update of an id that no gateway has is not answered with 404.",
    causes: ["A deleted gateway is still found.", "An update that concerns no row counts as a success."],
  },
  "delete-inbound": {
    symptom: "A deleted inbound gateway is still shown, or its id comes back with a create.",
    causes: ["Reads do not leave out what is marked as deleted.", "A create reuses a deleted gateway."],
  },
  "delete-inbound-unknown": {
    symptom: "The delete of an id that no inbound gateway has is not answered with 404.",
    causes: ["Both directions are deleted by one query.", "A delete that concerns no row counts as a success."],
  },
  "delete-outbound": {
    symptom: "A deleted outbound gateway is still shown, or its id comes back with a create.",
    causes: ["Reads do not leave out what is marked as deleted.", "A create reuses a deleted gateway."],
  },
  "delete-outbound-unknown": {
    symptom: "The delete of an id that no outbound gateway has is not answered with 404.",
    causes: ["Both directions are deleted by one query.", "A delete that concerns no row counts as a success."],
  },
};
