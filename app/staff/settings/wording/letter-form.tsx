import { deliveredWords } from "@/lib/aftercare/letters";
import type { SettingNow } from "@/lib/clinic/settings/queries";
import { type LetterKind, letterScope } from "@/lib/clinic/settings/wording";
import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { saveWording } from "../actions";
import { SettingField } from "../setting-field";
import { SettingForm } from "../setting-form";
import { DEFAULT } from "../setting-words";
import { letterShown } from "./letter-shown";

type Props = { kind: LetterKind; locale: Locale; wording: SettingNow<"wording"> };

const OCCASIONS: Record<LetterKind, string> = {
  received: "After we receive answers",
  check_in: "Check-in",
  question: "A clinician asks a question",
};

/** The current text of one message, as e-mail and as text message. */
async function SentNow({ kind, locale }: Pick<Props, "kind" | "locale">) {
  const shown = await letterShown({ kind, locale });
  return (
    <div className="preview">
      <h3>Current message</h3>
      {shown.map(({ title, lang, text }) => (
        <div key={title}>
          <p>{title}</p>
          <blockquote lang={lang}>{text}</blockquote>
        </div>
      ))}
    </div>
  );
}

/** The words of one message in one language, and a preview with a made-up link. */
export async function LetterForm({ kind, locale, wording }: Props) {
  const t = translatorIn(locale);
  const delivered = deliveredWords(t, kind);
  return (
    <SettingForm
      settingKey="wording"
      scope={letterScope(kind, locale)}
      setting={wording}
      action={saveWording}
      title={`${OCCASIONS[kind]}: ${LANGUAGES[locale].name}`}
      submit="Save message"
      preview="Preview"
      untouched={DEFAULT}
      after={<SentNow kind={kind} locale={locale} />}
    >
      {(["subject", "text", "sms"] as const).map((name) => (
        <SettingField
          key={name}
          of="wording"
          name={name}
          value={wording.value[name]}
          hint={`Default: ${delivered[name]}`}
          maxLength={400}
        />
      ))}
    </SettingForm>
  );
}
