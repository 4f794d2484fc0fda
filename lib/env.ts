import { isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import { LATEST_STEP } from "./ladder-limits";
import { missingOfProvider, OIDC_SETTINGS } from "./oidc-settings";
import { EMERGENCY_LINE, FEWEST_DIGITS, isPhoneLine } from "./phone-line";
import { isKeyPair, PUSH_SERVICES, PushServicesSchema } from "./push-settings";

/** Sample secrets that protect nothing, in plain text or as base64. */
const SAMPLE_SECRETS = /changeme|change-me|secret|password|example|backline/i;
const KEY_BYTES = 32;
/** About 30 of 32 random bytes differ. Fewer than 16 never happens by chance. */
const DIFFERENT_BYTES = 16;
const DAY_MINUTES = 1440;

const bytesOf = (value: string) => Buffer.from(value, "base64");

/** The data keys in a value of DATA_KEY or in the file data.key: with commas or spaces between them. */
export function dataKeysIn(setting: string): string[] {
  return setting.split(/[\s,]+/).filter(Boolean);
}

const isLong = (key: string) => bytesOf(key).length >= KEY_BYTES;
const isSample = (key: string) =>
  SAMPLE_SECRETS.test(key) || SAMPLE_SECRETS.test(bytesOf(key).toString("latin1"));
const isRandom = (key: string) => new Set(bytesOf(key)).size >= DIFFERENT_BYTES;

const DataKeysSchema = z
  .string({ error: "is missing" })
  .refine((text) => dataKeysIn(text).length > 0, "is missing")
  .refine((text) => dataKeysIn(text).every(isLong), "must be at least 32 random bytes in base64")
  .refine((text) => !dataKeysIn(text).some(isSample), "is a sample value")
  .refine((text) => dataKeysIn(text).every(isRandom), "is not random");

const PostgresUrlSchema = z
  .string({ error: "is missing" })
  .regex(/^postgres(ql)?:\/\/\S+$/, "must begin with postgres:// or postgresql://")
  .refine(URL.canParse, "is not an address: encode special characters of the password");

function isTimeZone(zone: string): boolean {
  try {
    // An offset such as +05:00 knows no clock changes, and Postgres reads its sign the other way.
    return /^[A-Z]/i.test(zone) && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

const TimeZoneSchema = z
  .string()
  .refine(isTimeZone, "must be an IANA time zone such as America/New_York");

const phoneLine = (fewest: number, example: string) =>
  z
    .string()
    .trim()
    .max(40, "is too long")
    .refine((text) => isPhoneLine(text, fewest), `must be a phone number such as ${example}`);

const HTTP = { protocol: /^https?$/, error: "must be an http or https address" };

/** An address without a path, as our pages begin at "/". Gives the origin, without a slash at the end. */
const OriginSchema = z.url(HTTP).transform((text, context) => {
  const { origin, href } = new URL(text);
  if (href === `${origin}/`) return origin;
  context.addIssue({
    code: "custom",
    message: "must be an address without a path, such as https://intake.clinic.example",
  });
  return z.NEVER;
});

const GatewaySchema = z
  .string()
  .regex(/^https?:\/\/\S+$/, "must begin with https:// or http://")
  .refine(URL.canParse, "is not an address: encode special characters of the password");

const MailServerSchema = z
  .string()
  .regex(/^smtps?:\/\/\S+$/, "must begin with smtp:// or smtps://")
  .refine(URL.canParse, "is not an address: encode special characters of the password");

/** "Name <name@host>" or "name@host", on one line. The host may be of one part: localhost. */
const SENDER = /^(?:[^<>@\p{Cc}]*<([^<>@\s]+@[^<>@\s]+)>|[^<>@\s]+@[^<>@\s]+)$/u;

/** The sender of mails while none is set: nobody can answer it, and many servers refuse it. */
export const NO_SENDER = "Backline <no-reply@localhost>";

const MinutesSchema = z
  .string()
  .regex(
    /^[1-9]\d{0,2},[1-9]\d{0,2},[1-9]\d{0,2}$/,
    "must be three numbers of minutes such as 2,5,10",
  )
  .transform((text) => text.split(",").map(Number))
  .refine((minutes) => minutes.every((each, i) => i === 0 || each > (minutes[i - 1] ?? 0)), {
    error: "must rise from number to number, such as 2,5,10",
  })
  .refine(([first = 0]) => first <= LATEST_STEP.first, {
    error: `must begin with at most ${LATEST_STEP.first}: an emergency must be acknowledged by then`,
  })
  .refine((minutes) => (minutes.at(-1) ?? 0) <= LATEST_STEP.last, {
    error: `must end with at most ${LATEST_STEP.last}`,
  });

export const EnvSchema = z
  .object({
    DATABASE_URL: PostgresUrlSchema,
    /** The same database past a pooler, where DATABASE_URL is the pooler's address. */
    DATABASE_DIRECT_URL: PostgresUrlSchema.optional(),
    /**
     * Root secret: field encryption, blind indexes and session signing are derived from it. The first
     * of several seals, all of them open.
     */
    DATA_KEY: DataKeysSchema,
    /** The address at which browsers reach this service. */
    APP_URL: OriginSchema.default("http://localhost:3000"),
    /** How many proxies of the clinic each request passes: who says from where a caller comes. */
    TRUST_PROXY: z
      .string()
      .regex(/^\d$/, "must be the number of your proxies, from 0 to 9")
      .default("0")
      .transform(Number),
    /** Whether clinicians and admins must sign in with a second factor. Unset: yes, but in a demo. */
    SECOND_FACTOR: z.enum(["required", "optional"], "must be required or optional").optional(),
    CLINIC_NAME: z.string().trim().min(2).max(80).default("Your clinic"),
    /** Shown to patients on every page. Unset: no number is shown rather than a wrong one. */
    CLINIC_PHONE: phoneLine(FEWEST_DIGITS.clinic, "(555) 010-0142").optional(),
    CLINIC_TIME_ZONE: TimeZoneSchema.default("America/New_York"),
    /** Two-letter country for reading phone numbers that have no country code. */
    CLINIC_COUNTRY: z
      .string()
      .refine(isSupportedCountry, "must be a two-letter country code such as US")
      .default("US"),
    EMERGENCY_NUMBER: z
      .string()
      .trim()
      .regex(EMERGENCY_LINE, "must be an emergency number such as 911, 112 or 999")
      .default("911"),
    CRISIS_LINE: phoneLine(FEWEST_DIGITS.help, "988").default("988"),
    POISON_LINE: phoneLine(FEWEST_DIGITS.help, "1-800-222-1222").default("1-800-222-1222"),
    /** Days until an unsent intake is erased. */
    DRAFT_DAYS: z
      .string()
      .regex(/^[1-9]\d?$/, "must be a whole number of days from 1 to 99")
      .default("7")
      .transform(Number),
    /** Days that a patient's private link works. */
    LINK_DAYS: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, "must be a whole number of days from 1 to 999")
      .default("90")
      .transform(Number),
    /**
     * Minutes until an unacknowledged emergency is sent to the person on call, to everybody on
     * duty, and to the admins.
     */
    LADDER_MINUTES: MinutesSchema.default([2, 5, 10]),
    /** Minutes without a change after which an unsent intake with a red flag is shown to staff. */
    ABANDONED_MINUTES: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, "must be a whole number of minutes from 1 to 9999")
      .default("30")
      .transform(Number),
    /** Where "Leave quickly" leads: an inconspicuous page. */
    LEAVE_URL: z.url(HTTP).default("https://www.weather.gov/"),
    SMTP_URL: MailServerSchema.optional(),
    /** A text message gateway with Twilio's Messages API. Its sign-in stands in the address. */
    SMS_URL: GatewaySchema.optional(),
    /** The sender that the gateway knows: a number, a name or a service. */
    SMS_FROM: z.string().trim().min(3).max(40).optional(),
    /** The key pair with which push services know us: `npx web-push generate-vapid-keys`. */
    VAPID_PUBLIC_KEY: z.string().trim().optional(),
    VAPID_PRIVATE_KEY: z.string().trim().optional(),
    /**
     * The only servers to which notifications of browsers are posted: a browser names its own, so
     * without this list a person could make the server post anywhere.
     */
    PUSH_SERVICES: PushServicesSchema.default(PUSH_SERVICES),
    MAIL_FROM: z
      .string()
      .trim()
      .max(200, "is too long")
      .regex(SENDER, "must be a mail address such as Backline <backline@clinic.example>")
      .default(NO_SENDER),
    /** The mailbox to which mail servers report what did not arrive (the envelope sender). */
    MAIL_BOUNCES: z.email("must be a mail address such as bounces@clinic.example").optional(),
    ...OIDC_SETTINGS,
    /** The bearer token with which a monitoring server may read /metrics. Unset: nobody may. */
    METRICS_TOKEN: z
      .string()
      .regex(/^\S{20,200}$/, "must be 20 to 200 characters without blanks")
      .optional(),
    /** "true" marks this installation as a demonstration: invented data, shown on every page. */
    DEMO: z
      .enum(["true", "false"], { error: "must be true or false" })
      .default("false")
      .transform((v) => v === "true"),
  })
  .refine((settings) => !settings.SMS_URL || settings.SMS_FROM, {
    path: ["SMS_FROM"],
    message: "is missing: SMS_URL needs it",
  })
  .refine((settings) => settings.SMS_URL || !settings.SMS_FROM, {
    path: ["SMS_URL"],
    message: "is missing: without it SMS_FROM sends nothing",
  })
  .refine((settings) => settings.ABANDONED_MINUTES < settings.DRAFT_DAYS * DAY_MINUTES, {
    path: ["ABANDONED_MINUTES"],
    message: "must be less than DRAFT_DAYS: a red flag would be erased before staff see it",
  })
  .refine((settings) => !settings.VAPID_PUBLIC_KEY === !settings.VAPID_PRIVATE_KEY, {
    path: ["VAPID_PRIVATE_KEY"],
    message: "and VAPID_PUBLIC_KEY go together: one of them is missing",
  })
  .refine(
    ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }) =>
      !VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY || isKeyPair(VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY),
    { path: ["VAPID_PRIVATE_KEY"], message: "does not belong to VAPID_PUBLIC_KEY" },
  )
  .superRefine((settings, context) => {
    for (const issue of missingOfProvider(settings)) context.addIssue({ code: "custom", ...issue });
  });

export type Env = z.infer<typeof EnvSchema>;

/**
 * Parses settings. Empty strings count as not set.
 * Throws an Error whose message names each wrong variable and what is expected, never its value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = EnvSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`Settings: ${reasons.join("; ")}.`);
}

let cached: Env | undefined;

/** The settings of this process, parsed once on first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** The address at which a connection keeps its session: to listen, and for the job queue. */
export function directUrl(): string {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  return DATABASE_DIRECT_URL ?? DATABASE_URL;
}
