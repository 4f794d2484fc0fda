import type { ReachNeed } from "@/lib/contact/contact";

const MARKS: Record<ReachNeed, string> = {
  no_phone: "No phone",
  email_only: "Email only",
  check_number: "Check number",
  text_only: "Text only",
  relay: "Relay service",
  video: "Video call",
  interpreter: "Interpreter",
};

/** What to know before calling the patient, in one or two words each. */
export function ReachMarks({ needs }: { needs: readonly ReachNeed[] }) {
  return needs.map((need) => (
    <span key={need} className="flag">
      {MARKS[need]}
    </span>
  ));
}
