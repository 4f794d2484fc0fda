import { createInterface } from "node:readline";
import type { z } from "zod";
import { RULES_VERSION } from "../lib/facts/rules-version";
import { SymptomsSchema } from "../lib/triage/symptoms";
import { triage } from "../lib/triage/triage";

/** Names the key and the expected value, never what was sent: answers do not belong in a log. */
function complaintOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    return `${JSON.stringify(issue.keys[0]?.slice(0, 80)).slice(1, -1)}: unknown key`;
  }
  if (issue?.path[0] === undefined) return "a line must be a JSON object of symptoms";
  return `${String(issue.path[0])}: ${issue.message}`;
}

type Answer =
  | { error: string }
  | { level: string; rules: object[]; flags: unknown; version: string };

function answer(line: string): Answer {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { error: "the line is not valid JSON" };
  }
  const symptoms = SymptomsSchema.safeParse(input);
  if (!symptoms.success) return { error: complaintOf(symptoms.error) };
  const { level, rules, flags } = triage(symptoms.data);
  return {
    level,
    rules: rules.map((rule) => ({ id: rule.id, level: rule.level })),
    flags,
    version: RULES_VERSION,
  };
}

// Reads one JSON object of symptoms per line and writes one answer per line. An invalid or blank
// line gets its error as the answer, and the run continues; it then ends with 1. Text after the last line
// end is no line. Waits while its reader is slower.
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const answered = answer(line);
  if ("error" in answered) process.exitCode = 1;
  const written = process.stdout.write(`${JSON.stringify(answered)}\n`);
  if (!written) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
