import { BulletList } from "@/components/bullet-list";
import { ErrorEdge, FieldNotes } from "@/components/field-frame";
import type { GroupProps } from "@/components/field-group";
import type { Words } from "@/lib/i18n/translate";
import { CONSENT_LINES } from "@/lib/intake/consent";

/** The element id of the notice with the agreement, which describes the box of the name. */
export const NOTICE_ID = "notice";

type Props = Omit<GroupProps, "legend"> & {
  t: Words;
  name: string;
  /** What one says by signing, part of the consent text. */
  agreement: string;
  /** The hash of the text, which the form says with it. */
  textHash: string;
};

/**
 * The notice on how the answers are used. Who types their name below agrees to exactly this text
 * (decision 132), so the form says it without a box.
 */
export function ConsentField({ t, id, name, agreement, textHash, error, errorPrefix }: Props) {
  return (
    <ErrorEdge error={error}>
      <div id={id} tabIndex={-1} className="grid gap-3">
        <div id={NOTICE_ID} className="grid gap-3">
          <BulletList items={CONSENT_LINES.map((line) => t(`intake.consent.lines.${line}`))} />
          <p>{agreement}</p>
        </div>
        <FieldNotes id={id} error={error} errorPrefix={errorPrefix} />
      </div>
      <input type="hidden" name={name} value={textHash} />
    </ErrorEdge>
  );
}
