/** Every broken server, by the kind of its fault. */
import { wrongAnswers } from "./answers.js";
import { atomicity } from "./atomicity.js";
import type { BrokenServer } from "./broken.js";
import { wrongCaches } from "./caches.js";
import { conditionalRules } from "./conditional-rules.js";
import { wrongDetaching } from "./detaching.js";
import { droppedRules } from "./dropped-rules.js";
import { forgetting } from "./forgetting.js";
import { wrongGateways, wrongSettings } from "./gateways.js";
import { wrongGetting } from "./getting.js";
import { leftByInvalid } from "./left-by-invalid.js";
import { wrongListing } from "./listing.js";
import { wrongNames } from "./names.js";
import { nearlyRight } from "./nearly-right.js";
import { wrongOnGateways } from "./on-gateways.js";
import { partial } from "./partial.js";
import { races } from "./races.js";
import { refusedChoices, refusedValid } from "./refused-valid.js";
import { wrongReleasing } from "./releasing.js";
import { wrongReuse } from "./reuse.js";
import { simpleState } from "./simple-state.js";
import { wrongKeys } from "./wrong-key.js";

/** One rule is missing, or one guarantee is not kept at all. */
export const simpleFaults: Record<string, BrokenServer[]> = {
  "dropped rules": droppedRules,
  "refused choices": refusedChoices,
  "wrong answers": wrongAnswers,
  "simple state": simpleState,
};

/** The server is right nearly always. */
export const subtleFaults: Record<string, BrokenServer[]> = {
  "nearly right": nearlyRight,
  "conditional rules": conditionalRules,
  "refused valid requests": refusedValid,
  "left by invalid requests": leftByInvalid,
  "wrong key": wrongKeys,
  forgetting,
  caches: wrongCaches,
  partial,
  atomicity,
  races,
  gateways: wrongGateways,
  settings: wrongSettings,
  names: wrongNames,
  "operations on gateways": wrongOnGateways,
  reuse: wrongReuse,
  detaching: wrongDetaching,
  releasing: wrongReleasing,
  getting: wrongGetting,
  listing: wrongListing,
};

export const allFaults = Object.values({ ...simpleFaults, ...subtleFaults }).flat();
