import { timeText } from "@/app/staff/words/clock";
import { LEVEL_WORDS, plainWords } from "@/app/staff/words/words";
import type { News } from "@/lib/record/news";
import { ruleById } from "@/lib/triage/rules/all";
import { eventWords } from "./event-words";

/** The news of an intake in words, as JSON carries them. */
export type NewsView = {
  events: { id: string; words: string; by: string; text: string | null }[];
  /** How it stands now: level, red flags, who has it. */
  now: string;
};

/** The news in words. */
export function newsView({ events, level, reasons, open, holder }: News): NewsView {
  const flags = reasons.map((id) => ruleById(id)?.staff ?? plainWords(id));
  const state = open ? (holder ? `Assigned to ${holder}` : "Unassigned") : "Closed";
  return {
    events: events.map(({ id, action, detail, actor, staffName, at, text }) => {
      const who = actor === "patient" ? "the patient" : (staffName ?? "the service");
      return { id, words: eventWords(action, detail), by: `${who}, ${timeText(at)}`, text };
    }),
    now: [LEVEL_WORDS[level], ...flags, state].join(". "),
  };
}
