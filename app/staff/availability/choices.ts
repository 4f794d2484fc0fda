import type { HeldLevel } from "@/lib/appointment/hours/availability";
import type { OpenLocation } from "@/lib/appointment/hours/queries";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import type { Mode } from "@/lib/appointment/visit-type/schema";

export const WEEKDAY_WORDS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export const MODE_WORDS: Record<Mode, string> = {
  in_person: "In person",
  phone: "By phone",
  video: "By video link",
};

export const HELD_WORDS: Record<HeldLevel, string> = { URGENT: "Urgent", SOON: "Soon" };

/** Minutes after midnight as a time such as 09:30. */
export const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

export const visitChoices = (visits: VisitType[]) => [
  { value: "", label: "Any kind of visit" },
  ...visits.map(named),
];

export const locationChoices = (locations: OpenLocation[]) => [
  { value: "", label: "No location" },
  ...locations.map(named),
];

/** The kind of visit that hours are open for, in words. */
export const kindWords = (mode: Mode | null) => (mode ? MODE_WORDS[mode] : "Any kind");
