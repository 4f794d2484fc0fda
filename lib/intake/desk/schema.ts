import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { CHANNELS } from "@/lib/intake/recorder";

const ChannelSchema = z.enum(CHANNELS, { error: "Choose phone or at the desk" });

/** Begins an intake for somebody else: how the answers come, in which language, and where. */
export const BeginSchema = z.object({
  channel: ChannelSchema,
  locale: z.enum(LOCALES as [string, ...string[]]),
  /** The code of a location; "" for none. */
  at: z.string().max(40).default(""),
});
export type BeginInput = z.infer<typeof BeginSchema>;

/** Goes on with what a colleague left. */
export const TakeLeftSchema = z.object({
  draftId: z.uuid("Reload the page and try again."),
});
export type TakeLeftInput = z.infer<typeof TakeLeftSchema>;

/** Takes over what a patient saved for later: the code and the date of birth (ISO). */
export const TakeOverSchema = z.object({
  channel: ChannelSchema,
  code: z.string().trim().min(1, "Enter the code").max(40),
  birthDate: z.iso.date({ error: "Enter the date of birth" }),
});
export type TakeOverInput = z.infer<typeof TakeOverSchema>;
