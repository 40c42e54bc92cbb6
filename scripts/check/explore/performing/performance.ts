/** How a play went. */

import type { Reproduction } from "../../answers/finding.js";
import type { Exchange } from "../../sending/http.js";
import type { Said } from "./belief.js";
import type { Stage } from "./stage.js";
import type { Strange } from "./strange.js";

export interface Performance {
  /** What was sent and answered, round by round; a lookup of an id that a release needs is a round of its own. */
  rounds: Reproduction;
  /** The first answer that nothing explains. */
  strange?: Strange | undefined;
  /** The answer that shows it. */
  exchange?: Exchange | undefined;
  /** What each move of each round was answered; nothing for those that were not made. */
  said: Said[][];
  /** The numbers that were played with. */
  numbers: string[];
  /** What is known of them at the end. */
  stage: Stage;
}
