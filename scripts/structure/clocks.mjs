// Finds what asks the clock of its own machine where the clock of the database counts (lib/clock).

const BY_THE_DATABASE =
  /^(?:lib\/(?:appointment|attention|intake|jobs|notify|queue|record|review|team)|app\/\[locale\]\/(?:booking|offer|status))\//;
const TEST = /\.test\.tsx?$/;

/** Files that decide about alarms, messages, deadlines and times to book, and read their own clock. */
export function findClocks(files) {
  return [...files]
    .filter(
      ([file, text]) =>
        BY_THE_DATABASE.test(file) && !TEST.test(file) && text.includes("new Date()"),
    )
    .map(
      ([file]) => `${file}: new Date() is the clock of this machine; ask clockNow() of lib/clock`,
    );
}
