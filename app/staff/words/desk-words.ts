import type { Channel, RecordedBy } from "@/lib/intake/recorder";

/** How the answers came that staff entered, as the end of a sentence. */
export const CHANNEL_WORDS: Record<Channel, string> = {
  phone: "by phone",
  in_person: "at the desk",
};

/** Who entered the answers: "Entered by Sam Lee, by phone". */
export function recordedWords({ name, channel }: RecordedBy): string {
  return `Entered by ${name}, ${CHANNEL_WORDS[channel]}`;
}

const WHOM: Record<Channel, string> = { phone: "For a caller", in_person: "For a visitor" };

/** The banner above each question: for whom, and who enters the answers. */
export function bannerWords(name: string, channel: Channel): string {
  return `${WHOM[channel]}, entered by ${name}.`;
}

const PERSON: Record<Channel, string> = { phone: "caller", in_person: "visitor" };

/** What to do with the words of an emergency. The words themselves follow. */
export const EMERGENCY_STEPS: Record<Channel, string[]> = {
  phone: [
    "Say the words below now. The alarm rings for your colleagues.",
    "Ask where they are and who is with them. If they cannot call, call for them and give the address.",
    "Stay on the line until help is on its way.",
  ],
  in_person: [
    "Say the words below now. The alarm rings for your colleagues.",
    "Fetch a clinician and call for help from here.",
    "Do not leave them alone.",
  ],
};

/** The same where the page does not know any more how they are heard. */
export const TOLD_STEPS = [
  "Say the words below now. The alarm rings for your colleagues.",
  "On the phone, ask where they are and who is with them. If they cannot call, call for them and give the address.",
  "At the desk, fetch a clinician and call for help from here.",
  "Stay on the line, or with them, until help is on its way.",
];

export const DESK_WORDS = {
  readAloud: "Read aloud, word for word.",
  keys: "Keys: a number picks (1 and then 0 for ten), Tab for the next question, Enter to go on.",
  list: "Read the list one by one, in these words:",
  scale: "Ask for the number in these words:",
  agree:
    "Read this aloud. Type their name when they say yes. It is stored that they said it to you.",
  toQueue: "Queue",
  tell: (channel: Channel) => `Read this to the ${PERSON[channel]}`,
  next: "Then",
  reference: "Reference to give them",
  board: "Open on the board",
  book: "Book the follow-up",
  another: "New intake",
  signedOut: "You were signed out",
  signedOutText:
    "This page was not saved. Sign in again, open the intake under New intake, and ask this page again.",
  signIn: "Sign in",
  notYours: "This intake is not open here",
  notYoursText:
    "It was sent, it expired, the patient goes on with it, or a colleague enters it. Nothing on this page was saved.",
  told: {
    emergency: "The emergency on this page was filed. It rings for your colleagues now.",
    red_flag: "The warning sign on this page was kept. Your colleagues see it soon.",
  },
} as const;
