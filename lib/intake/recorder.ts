import type { Staff } from "@/lib/auth/staff";

/** How staff hear the answers that they enter. */
export const CHANNELS = ["phone", "in_person"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The member of staff who enters the answers of somebody else, and how they hear them. */
export type Recorder = { staff: Staff<"intake:record">; channel: Channel };

/** Who entered the answers of a filed intake, by name, and how they heard them. */
export type RecordedBy = { name: string; channel: Channel };
