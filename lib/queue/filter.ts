import { createHash } from "node:crypto";
import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { RULES } from "@/lib/triage/rules/all";
import { LEVELS } from "@/lib/triage/symptoms";
import { silentSql } from "./silent-patient";

/** The minimum time an intake has waited: the code in the address and its Postgres interval. */
export const WAITED = {
  "1h": "1 hour",
  "4h": "4 hours",
  "1d": "1 day",
  "3d": "3 days",
  "7d": "7 days",
};
export type Waited = keyof typeof WAITED;

export const FOLLOW_UPS = ["none", "booked", "over", "call_due", "silent"] as const;
export type FollowUpState = (typeof FOLLOW_UPS)[number];

/** What is pressing about an open intake. */
export const STATES = ["unacknowledged", "overdue", "answered"] as const;
export type QueueStateFilter = (typeof STATES)[number];

/** Orders of the queue. Whatever the order, what rings stands first, and then each emergency. */
export const SORTS = ["urgency", "due", "newest"] as const;
export type Sort = (typeof SORTS)[number];

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The code of a rule in an address. It does not reveal what the rule is about. */
export function ruleCode(ruleId: string): string {
  return sha256(ruleId).slice(0, 8);
}
const RULE_BY_CODE = new Map(RULES.map(({ id }) => [ruleCode(id), id]));

/** The id of the rule with this code; undefined when no current rule has it. */
export function ruleOfCode(code: string): string | undefined {
  return RULE_BY_CODE.get(code);
}

const unknown = undefined;

/**
 * The filter of the queue, as it stands in an address and in a saved view. All parts must match.
 * Unknown values are ignored, so that an old bookmark still opens.
 */
export const QueueFilterSchema = z.object({
  level: z.enum(LEVELS).optional().catch(unknown),
  mine: z.literal("yes").optional().catch(unknown),
  /** A person's id, or nobody. */
  holder: z
    .union([z.literal("nobody"), z.uuid()])
    .optional()
    .catch(unknown),
  /** Handed to the viewer or to their role, and not claimed yet. */
  meant: z.literal("me").optional().catch(unknown),
  /** ruleCode of a rule that fired. */
  flag: z
    .string()
    .refine((code) => RULE_BY_CODE.has(code))
    .optional()
    .catch(unknown),
  /** A location's id, or none. */
  place: z
    .union([z.literal("none"), z.uuid()])
    .optional()
    .catch(unknown),
  language: z.enum(LOCALES).optional().catch(unknown),
  waited: z
    .enum(Object.keys(WAITED) as [Waited, ...Waited[]])
    .optional()
    .catch(unknown),
  followUp: z.enum(FOLLOW_UPS).optional().catch(unknown),
  state: z.enum(STATES).optional().catch(unknown),
  /** An order and no condition, but kept and shared like one. */
  sort: z.enum(SORTS).optional().catch(unknown),
  /** The id of a burst: those of it that nobody has claimed. */
  burst: z.uuid().optional().catch(unknown),
});
export type QueueFilter = z.infer<typeof QueueFilterSchema>;
export type FilterKey = keyof QueueFilter;
export const FILTER_KEYS = Object.keys(QueueFilterSchema.shape) as FilterKey[];

/** Whether the filter depends on the viewer, so that each person sees other rows. */
export const isOwn = ({ mine, meant }: QueueFilter): boolean => Boolean(mine || meant);

const APPOINTMENT = `SELECT 1 FROM "Appointment" a WHERE a."intakeId" = q."intakeId" AND a."status" NOT IN ('hold', 'cancelled')`;
const UPCOMING = `EXISTS (${APPOINTMENT} AND a."startsAt" > now())`;

const FOLLOW_UP_SQL: Record<FollowUpState, string> = {
  // Who did not come needs a visit as before.
  none: `NOT EXISTS (${APPOINTMENT} AND a."status" <> 'no_show')`,
  booked: UPCOMING,
  over: `(EXISTS (${APPOINTMENT}) AND NOT ${UPCOMING})`,
  call_due: `coalesce(q."nextTryAt" <= now(), false)`,
  silent: silentSql("q"),
};

const STATE_SQL: Record<QueueStateFilter, string> = {
  unacknowledged: `q."alarm"`,
  overdue: `coalesce(q."dueAt" <= now(), false)`,
  answered: `q."answeredAt" IS NOT NULL`,
};

const ORDER: Record<Sort, string[]> = {
  urgency: ['"levelRank"', '"dueAt"', '"receivedAt"'],
  due: ['"dueAt"', '"levelRank"'],
  newest: ['"receivedAt" DESC'],
};

/** The order of the entries in the table `entry`, as SQL. */
export function orderSql({ sort = "urgency" }: QueueFilter, entry: string): string {
  const columns = ['"alarm" DESC', `"level" <> 'EMERGENCY'`, ...ORDER[sort], '"intakeId"'];
  return columns.map((column) => `${entry}.${column}`).join(", ");
}

const intakeHas = (condition: string) =>
  `EXISTS (SELECT 1 FROM "Intake" i WHERE i."id" = q."intakeId" AND ${condition})`;

type Put = (value: string, type: string) => string;
type Conditions = {
  [Key in FilterKey]-?: (value: NonNullable<QueueFilter[Key]>, put: Put) => string;
};

// Each reads at most the one row of the open entry `q`: closed intakes cost nothing.
const CONDITIONS: Conditions = {
  level: (level, put) => `q."level" = ${put(level, "text")}`,
  mine: () => `q."claimedById" IS NOT DISTINCT FROM $staff::uuid`,
  holder: (holder, put) =>
    holder === "nobody" ? `q."claimedById" IS NULL` : `q."claimedById" = ${put(holder, "uuid")}`,
  meant: () =>
    `EXISTS (SELECT 1 FROM "HandedTo" h WHERE h."intakeId" = q."intakeId" AND h."staffId" = $staff::uuid)`,
  flag: (code, put) =>
    `EXISTS (SELECT 1 FROM "Verdict" v WHERE v."intakeId" = q."intakeId"
      AND ${put(ruleOfCode(code) ?? "", "text")} = ANY (v."firedRules"))`,
  place: (place, put) =>
    intakeHas(
      place === "none" ? `i."locationId" IS NULL` : `i."locationId" = ${put(place, "uuid")}`,
    ),
  language: (language, put) => intakeHas(`i."locale" = ${put(language, "text")}`),
  waited: (waited) => `q."receivedAt" <= now() - interval '${WAITED[waited]}'`,
  followUp: (state) => FOLLOW_UP_SQL[state],
  state: (state) => STATE_SQL[state],
  sort: () => "true",
  burst: (id, put) => `q."burstId" = ${put(id, "uuid")} AND q."inBurst"`,
};

/** The filters of the board that are one press away, each with a count. */
export const QUICK_FILTERS = {
  unacknowledged: { state: "unacknowledged" },
  unassigned: { holder: "nobody" },
  overdue: { state: "overdue" },
  call_due: { followUp: "call_due" },
  answered: { state: "answered" },
  no_visit: { followUp: "none" },
} as const satisfies Record<string, QueueFilter>;
export type QuickFilter = keyof typeof QUICK_FILTERS;
export const QUICK_KEYS = Object.keys(QUICK_FILTERS) as QuickFilter[];

const partOf = (quick: QuickFilter) => Object.keys(QUICK_FILTERS[quick])[0] as FilterKey;

/** The parts of a filter without which a tab or a quick filter counts. */
const COUNTED_PARTS = ["level", "state", "holder", "followUp"] as const satisfies FilterKey[];

/** SQL: what of the filter the open entry `q` meets, as columns that `countedSql` and `quickSql` read. */
export function metSql({ fits, only }: FilterSql): string {
  const parts = COUNTED_PARTS.map((part) => `${only(part)} AS "met_${part}"`);
  return [`${fits(...COUNTED_PARTS)} AS "met_rest"`, ...parts].join(", ");
}

/** SQL: the entry meets the filter without this part. */
export function countedSql(left: FilterKey): string {
  const parts = COUNTED_PARTS.filter((part) => part !== left);
  return ["rest", ...parts].map((part) => `"met_${part}"`).join(" AND ");
}

/** SQL: the open entries `q` that a quick filter would show in place of the same part of the filter. */
export const quickSql = (quick: QuickFilter): string =>
  `${filterSql(QUICK_FILTERS[quick]).fits()} AND ${countedSql(partOf(quick))}`;

/** This filter with the quick one turned on, or off where it is on. */
export function turned(filter: QueueFilter, quick: QuickFilter): QueueFilter {
  const part = partOf(quick);
  return {
    ...filter,
    [part]: isOn(filter, quick) ? undefined : Object.values(QUICK_FILTERS[quick])[0],
  };
}

export const isOn = (filter: QueueFilter, quick: QuickFilter): boolean =>
  filter[partOf(quick)] === Object.values(QUICK_FILTERS[quick])[0];

/** A filter as SQL: its conditions, optionally without some parts or one alone, and their named values. */
export type FilterSql = {
  fits: (...left: FilterKey[]) => string;
  only: (part: FilterKey) => string;
  values: Record<string, string>;
};

/** SQL conditions on the open entry `q`, by part of the filter. `$staff` is the viewer. */
export function filterSql(filter: QueueFilter): FilterSql {
  const values: Record<string, string> = {};
  const parts = FILTER_KEYS.filter((key) => filter[key] !== undefined).map((key) => {
    const put: Put = (value, type) => {
      values[`filter_${key}`] = value;
      return `$filter_${key}::${type}`;
    };
    const condition = CONDITIONS[key] as (value: unknown, put: Put) => string;
    return [key, condition(filter[key], put)] as const;
  });
  const fits = (...left: FilterKey[]) =>
    parts
      .filter(([key]) => !left.includes(key))
      .map(([, text]) => text)
      .join(" AND ") || "true";
  const only = (part: FilterKey) => parts.find(([key]) => key === part)?.[1] ?? "true";
  return { fits, only, values };
}

const SOMEBODY = "00000000-0000-4000-8000-000000000000";
const [FLAG] = RULE_BY_CODE.keys();
const FULL: QueueFilter = {
  ...{ level: "URGENT", mine: "yes", holder: SOMEBODY, meant: "me", flag: FLAG },
  ...{ place: SOMEBODY, language: "en", waited: "1h", burst: SOMEBODY, sort: "due" },
};

/** Filters with every condition, for the test that prepares the statements built from filters. */
export const SAMPLE_FILTERS: readonly (FilterSql & { filter: QueueFilter })[] = [
  {},
  { holder: "nobody" as const, place: "none" as const },
  ...FOLLOW_UPS.map((followUp) => ({ ...FULL, followUp })),
  ...STATES.map((state) => ({ ...FULL, state, sort: "newest" as const })),
].map((filter) => ({ ...filterSql(filter), filter }));
