/** Every broken server, by the kind of its fault. */
import { wrongAnswers } from "./answers.js";
import { atomicity } from "./atomicity.js";
import type { BrokenServer } from "./broken.js";
import { conditionalRules } from "./conditional-rules.js";
import { copies } from "./copies.js";
import { wrongDetaching } from "./detaching.js";
import { droppedRules } from "./dropped-rules.js";
import { forgetting } from "./forgetting.js";
import { wrongGateways } from "./gateways.js";
import { wrongGetting } from "./getting.js";
import { halfUndone } from "./half-undone.js";
import { keptTexts } from "./kept-texts.js";
import { latePositions } from "./late-positions.js";
import { leftByInvalid } from "./left-by-invalid.js";
import { wrongListing } from "./listing.js";
import { mistakenNumbers } from "./mistaken-numbers.js";
import { mixedLists } from "./mixed-lists.js";
import { nearlyRight } from "./nearly-right.js";
import { wrongOnGateways } from "./on-gateways.js";
import { partial } from "./partial.js";
import { races } from "./races.js";
import { refusedChoices, refusedValid } from "./refused-valid.js";
import { wrongReleasing } from "./releasing.js";
import { remembersRequests } from "./remembers-requests.js";
import { wrongReuse } from "./reuse.js";
import { secondLife } from "./second-life.js";
import { seldom } from "./seldom.js";
import { wrongSettings } from "./settings.js";
import { simpleState } from "./simple-state.js";
import { staleCompanions } from "./stale-companions.js";
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
  "wrong key": wrongKeys,
  forgetting,
  partial,
  "late positions": latePositions,
  atomicity,
  "left by invalid requests": leftByInvalid,
  races,
  "nearly right": nearlyRight,
  "conditional rules": conditionalRules,
  "refused valid requests": refusedValid,
  gateways: wrongGateways,
  "operations on gateways": wrongOnGateways,
  settings: wrongSettings,
  reuse: wrongReuse,
  detaching: wrongDetaching,
  releasing: wrongReleasing,
  getting: wrongGetting,
  listing: wrongListing,
  "second life": secondLife,
  seldom,
  "remembers requests": remembersRequests,
  "mixed lists": mixedLists,
  "stale companions": staleCompanions,
  "mistaken numbers": mistakenNumbers,
  copies,
  "half undone": halfUndone,
  "kept texts": keptTexts,
};

export const allFaults = Object.values({ ...simpleFaults, ...subtleFaults }).flat();
