import { csvHead, csvLine, csvStream } from "@/lib/csv";
import { HARM_RULES } from "@/lib/triage/harm";
import type { ExportRow } from "./queries";

type Column = [name: string, value: (row: ExportRow) => string | null];

const time = (moment: Date | null) => moment?.toISOString() ?? null;

/** Stands for the rules of danger at home and self-harm, because others may read the file. */
const SEE_BACKLINE = "see_backline";

const flagOf = (id: string) => (HARM_RULES.includes(id) ? SEE_BACKLINE : id);

/** The columns of the file in their order. Times are UTC, ISO 8601; red_flags are rule ids. */
const COLUMNS: readonly Column[] = [
  ["reference", (row) => row.reference],
  ["received_at", (row) => time(row.receivedAt)],
  ["level", (row) => row.level],
  ["due_at", (row) => time(row.dueAt)],
  ["worse_since", (row) => time(row.worseSince)],
  ["filed_as", (row) => row.filedAs],
  ["red_flags", (row) => [...new Set(row.firedRules.map(flagOf))].join(" ")],
  ["language", (row) => row.locale],
  ["location", (row) => row.location],
  ["assigned_to", (row) => row.claimedByName],
  ["follow_up_at", (row) => time(row.followUpAt)],
];

const HEAD = csvHead(COLUMNS.map(([name]) => name));

/** The pages of rows as the bytes of a CSV file with a header. */
export const queueCsv = (pages: AsyncGenerator<ExportRow[], void>) =>
  csvStream(HEAD, pages, (row) => csvLine(COLUMNS.map(([, value]) => value(row))));
