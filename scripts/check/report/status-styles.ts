/** How each status looks, in every report. */
import type { Status } from "../status.js";

export const looks: Record<Status, { mark: string; icon: string; format: "green" | "red" | "yellow" | "dim" }> = {
  kept: { mark: "✓", icon: "✅", format: "green" },
  broken: { mark: "✗", icon: "❌", format: "red" },
  "assumed otherwise": { mark: "!", icon: "⚠️", format: "yellow" },
  "not proven": { mark: "?", icon: "❔", format: "yellow" },
  "not seen": { mark: "-", icon: "➖", format: "dim" },
  "not observable": { mark: "-", icon: "➖", format: "dim" },
};
