// Finds what asks the clock of its own machine where the clock of the database counts (lib/clock).

const BY_THE_DATABASE =
  /^(?:lib\/(?:appointment|attention|auth|intake|jobs|notify|person|queue|record|review|team)|app\/staff|app\/\[locale\]\/(?:booking|offer|status))\//;
const OWN = /new Date\((?:Date\.now\(\)[^)]*)?\)/;
const TEST = /\.test\.tsx?$/;

/** Files that decide about alarms, messages, deadlines, times to book and sign-ins, and read their own clock. */
export function findClocks(files) {
  return [...files]
    .filter(([file, text]) => BY_THE_DATABASE.test(file) && !TEST.test(file) && OWN.test(text))
    .map(
      ([file]) => `${file}: new Date() is the clock of this machine; ask clockNow() of lib/clock`,
    );
}
