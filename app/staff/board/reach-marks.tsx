import type { ReachNeed } from "@/lib/contact/contact";

const MARKS: Record<ReachNeed, string> = {
  no_phone: "No phone",
  email_only: "Email only",
  check_number: "Check number",
  no_message: "No messages",
  text_only: "Text only",
  relay: "Relay service",
  video: "Video call",
  interpreter: "Interpreter",
};

type Props = { needs: readonly ReachNeed[]; language?: string | null };

/** What to know before calling the patient, in one or two words each. */
export function ReachMarks({ needs, language }: Props) {
  const marks = [...(language ? [language] : []), ...needs.map((need) => MARKS[need])];
  return marks.map((mark) => (
    <span key={mark} className="flag">
      {mark}
    </span>
  ));
}
