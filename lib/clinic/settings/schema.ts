import { z } from "zod";
import {
  BlindSchema,
  ClosingSchema,
  ContactSchema,
  FollowUpSchema,
  LadderSchema,
  RetentionSchema,
  TextsSchema,
  VisitsSchema,
} from "./clinic";
import { OpeningSchema } from "./opening";
import { TargetsSchema } from "./targets";
import { WordingSchema } from "./wording";

/** What an admin can set. Each setting is a record of texts by field, as typed and as stored. */
export const SETTINGS = {
  contact: ContactSchema,
  ladder: LadderSchema,
  closing: ClosingSchema,
  follow_up: FollowUpSchema,
  blind: BlindSchema,
  opening: OpeningSchema,
  targets: TargetsSchema,
  visits: VisitsSchema,
  retention: RetentionSchema,
  texts: TextsSchema,
  wording: WordingSchema,
} as const;

/**
 * Where a setting can be set: for the whole clinic, also for each location, or for each message.
 */
export const SCOPES: Record<keyof typeof SETTINGS, "clinic" | "location" | "letter"> = {
  contact: "clinic",
  ladder: "clinic",
  closing: "clinic",
  follow_up: "clinic",
  blind: "clinic",
  opening: "location",
  targets: "location",
  visits: "clinic",
  retention: "clinic",
  texts: "clinic",
  wording: "letter",
};

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];
export type Setting<K extends SettingKey> = z.output<(typeof SETTINGS)[K]>;
export type SettingValue = Record<string, string>;

/** One change of one setting, against the version that the person saw (0: never changed before). */
export type SettingInput = {
  key: SettingKey;
  scope: string;
  version: number;
  value: SettingValue;
};

const ScopeSchema = z.string().max(60);
const VersionSchema = z
  .string()
  .regex(/^\d{1,6}$/, "Reload the page and try again.")
  .transform(Number);

const PlaceInTimeSchema = z.object({ scope: ScopeSchema, version: VersionSchema });

/** A posted form with the fields of a setting, its scope and the version that the person saw. */
export function changeSchema(key: SettingKey) {
  return z.record(z.string(), z.string()).transform((given, context): SettingInput => {
    const { scope = "", version = "", ...fields } = given;
    const place = PlaceInTimeSchema.safeParse({ scope, version });
    const value = SETTINGS[key].safeParse(fields);
    for (const { path, message } of [
      ...(place.error?.issues ?? []),
      ...(value.error?.issues ?? []),
    ])
      context.addIssue({ code: "custom", path: [...path], message });
    if (!place.success || !value.success) return z.NEVER;
    return { key, ...place.data, value: value.data };
  });
}

/** How long is kept is typed and previewed, never restored by one press. */
export const isPutBack = (key: SettingKey): boolean => key !== "retention";

export const PutBackSchema = z.strictObject({
  key: z.enum(SETTING_KEYS).refine(isPutBack, "Type it and preview it."),
  scope: ScopeSchema,
  version: VersionSchema,
  /** The version whose value counts again; 0 is the default. */
  to: VersionSchema,
});
export type PutBackInput = z.infer<typeof PutBackSchema>;
