// The commit-msg hook: says what is wrong with the message in the given file.
import { readFileSync } from "node:fs";

const LONGEST = 60;

/** What is wrong with a commit message, one sentence each. Lines that begin with # do not count. */
export function messageFaults(message) {
  const lines = message.split("\n").filter((line) => !line.startsWith("#"));
  const [subject = "", second = ""] = lines;
  // Git writes these subjects itself.
  if (/^(?:Merge|Revert|fixup!|squash!|amend!) ?/.test(subject)) return [];
  const length = [...subject].length;
  return [
    subject.trim() === "" && "The first line is the subject: what this commit does.",
    length > LONGEST &&
      `The subject has ${length} characters, at most ${LONGEST}. The rest goes into the body.`,
    /^\p{Ll}/u.test(subject) && "The subject begins with a capital letter.",
    subject.endsWith(".") && "The subject ends without a full stop.",
    second.trim() !== "" && "The second line is empty, then comes the body: why.",
  ].filter(Boolean);
}

if (process.argv[1] === import.meta.filename) {
  const faults = messageFaults(readFileSync(process.argv[2] ?? "", "utf8"));
  for (const fault of faults) console.error(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
