import { z } from "zod";
import { SubscriptionSchema } from "./push";

export const CHANNEL_KINDS = ["sms", "push"] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const PhoneSchema = z.strictObject({
  phone: z.string().trim().min(1, "Enter a mobile number.").max(40, "This number is too long."),
});
export type PhoneInput = z.infer<typeof PhoneSchema>;

const NOT_KNOWN = "This browser uses a notification service that is not allowed here.";

export const SubscribeSchema = z.strictObject({
  subscription: z
    .string()
    .max(4000, NOT_KNOWN)
    .transform((text, context) => {
      try {
        const { endpoint, keys } = JSON.parse(text);
        const parsed = SubscriptionSchema.safeParse({ endpoint, keys });
        if (parsed.success) return parsed.data;
      } catch {
        // Said below.
      }
      context.addIssue({ code: "custom", message: NOT_KNOWN });
      return z.NEVER;
    }),
  label: z.string().trim().min(1).max(60).catch("Browser"),
});
export type SubscribeInput = z.infer<typeof SubscribeSchema>;

export const RemoveChannelSchema = z.strictObject({
  channelId: z.uuid("Reload the page and try again."),
});
export type RemoveChannelInput = z.infer<typeof RemoveChannelSchema>;
