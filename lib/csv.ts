/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Without it Excel reads a file as the characters of its own country, not as UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * One line of CSV (RFC 4180) with its line end. Null is an empty cell. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front, so that it stays a text.
 */
export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

/** The first line of a CSV file that people open: the byte order mark and the names of its columns. */
export function csvHead(names: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(names);
}

/**
 * Pages of rows as the bytes of a CSV file that begins with `head`. Fetches the next page only when the
 * reader has taken the last one, and stops when the reader goes away.
 */
export function csvStream<Row>(
  head: string,
  pages: AsyncGenerator<Row[], void>,
  lineOf: (row: Row) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let text = head;
  return new ReadableStream({
    async pull(stream) {
      let done: boolean | undefined = false;
      // A pull that gives nothing is never repeated, so pages without rows are passed over.
      do {
        const page = await pages.next();
        done = page.done;
        text += (page.value ?? []).map(lineOf).join("");
      } while (!text && !done);
      if (text) stream.enqueue(encoder.encode(text));
      if (done) stream.close();
      text = "";
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}
