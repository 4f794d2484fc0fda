import { csvHead, csvLine } from "@/lib/csv";
import type { ExportRow } from "./queries";

type Column = [name: string, value: (row: ExportRow) => string | null];

const time = (moment: Date | null) => moment?.toISOString() ?? null;

/** The columns of the file in their order. Times are UTC, ISO 8601; red_flags are rule ids. */
const COLUMNS: readonly Column[] = [
  ["reference", (row) => row.reference],
  ["received_at", (row) => time(row.receivedAt)],
  ["level", (row) => row.level],
  ["due_at", (row) => time(row.dueAt)],
  ["worse_since", (row) => time(row.worseSince)],
  ["filed_as", (row) => row.filedAs],
  ["red_flags", (row) => row.firedRules.join(" ")],
  ["language", (row) => row.locale],
  ["location", (row) => row.location],
  ["who_has_it", (row) => row.claimedByName],
  ["follow_up_at", (row) => time(row.followUpAt)],
];

const HEAD = csvHead(COLUMNS.map(([name]) => name));

/**
 * The pages of rows as the bytes of a CSV file with a header. Fetches the next page only when the
 * reader has taken the last one, and stops when the reader goes away.
 */
export function csvStream(pages: AsyncGenerator<ExportRow[], void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let head = HEAD;
  return new ReadableStream({
    async pull(stream) {
      const { value: rows, done } = await pages.next();
      const lines = (rows ?? []).map((row) => csvLine(COLUMNS.map(([, value]) => value(row))));
      const text = head + lines.join("");
      head = "";
      if (text) stream.enqueue(encoder.encode(text));
      if (done) stream.close();
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}
