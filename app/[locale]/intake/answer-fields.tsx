import { FieldBodyMap } from "@/components/body-map/field-body-map";
import { Inset } from "@/components/body-map/figure";
import { SADDLE } from "@/components/body-map/shapes";
import type { ChoiceLayout, Option } from "@/components/choice";
import { DateFields, dateOrder } from "@/components/date-fields";
import { FieldCheckboxes } from "@/components/field-checkboxes";
import type { LabelSize } from "@/components/field-frame";
import { FieldRadio } from "@/components/field-radio";
import { FieldText, FieldTextarea } from "@/components/field-text";
import { seenName } from "@/lib/form/parse-field";
import type { Field } from "@/lib/questions/fields";
import type { Visit } from "../place";
import { ConsentField, NOTICE_ID } from "./consent-field";
import { inputOf, mayFill, type Typist } from "./field-input";
import type { FieldWords } from "./field-words";

type Props = {
  visit: Visit;
  id: string;
  field: Field;
  words: FieldWords;
  size: LabelSize;
  values: Record<string, string[]>;
  error?: string;
  /** Why we ask, shown with this question. */
  reason?: string;
  /** Who fills in the form, as far as we know. */
  typedBy: Typist;
  /** The hash of the consent text, where the page has one. */
  textHash?: string;
};

const APART = ["unsure", "none"];

/** One question with its field. */
export function AnswerField(props: Props) {
  const { visit, id, field, words, size, values, error, reason, typedBy, textHash } = props;
  const { t, kiosk, desk } = visit;
  // On a shared device the browser would suggest what the previous patient typed.
  const typist = kiosk === null && desk === null ? typedBy : "shared";
  const common = {
    id,
    name: field.name,
    size,
    error,
    errorPrefix: t("common.errorPrefix"),
    hint: reason ? <HintAndReason hint={words.hint} reason={reason} /> : words.hint,
  };
  const typed = values[field.name]?.[0];
  const label = words.toSelf ? <EitherWords {...words} toSelf={words.toSelf} /> : words.label;
  // Nobody sees the figures of a page that is read aloud.
  const option = (value: string) => optionOf(words, value, desk === null);

  switch (field.kind) {
    case "radio":
      return (
        <FieldRadio
          {...common}
          legend={label}
          layout={layoutOf(field.options.map(option))}
          options={field.options.map(option)}
          value={typed}
        />
      );
    case "checkboxes": {
      const group = {
        ...common,
        legend: label,
        options: field.options.map(option),
        apart: apartOf(field).map(option),
        orWord: t("common.or"),
        values: values[field.name] ?? [],
      };
      if (field.picture !== "body" || desk) return <FieldCheckboxes {...group} />;
      return <FieldBodyMap {...group} words={bodyWords((word) => t(`intake.bodyMap.${word}`))} />;
    }
    case "consent":
      return <ConsentField {...common} t={t} agreement={words.label} textHash={textHash ?? ""} />;
    case "date":
      return (
        <DateFields
          {...common}
          legend={label}
          order={dateOrder(t("common.dateOrder"))}
          birthday={field.name === "birth_date" && mayFill(field.name, typist)}
          labels={{ day: t("common.day"), month: t("common.month"), year: t("common.year") }}
          values={{
            day: values[`${field.name}.day`]?.[0],
            month: values[`${field.name}.month`]?.[0],
            year: values[`${field.name}.year`]?.[0],
          }}
        />
      );
    case "textarea":
      return <FieldTextarea {...common} label={label} value={typed} />;
    default:
      return (
        <>
          <FieldText
            {...common}
            {...inputOf(field, typist)}
            label={label}
            value={typed}
            about={field.name === "signed_name" ? NOTICE_ID : undefined}
          />
          {field.kind === "tel" && typed ? (
            <input type="hidden" name={seenName(field.name)} value={typed} />
          ) : null}
        </>
      );
  }
}

/** How to answer, then why we ask. */
function HintAndReason({ hint, reason }: { hint?: string; reason: string }) {
  return (
    <>
      {hint ? <p>{hint}</p> : null}
      <p className="mt-0.5 text-small">{reason}</p>
    </>
  );
}

function optionOf(words: FieldWords, value: string, drawn: boolean): Option {
  const picture = drawn && value === "saddle" ? <SaddlePicture /> : undefined;
  return { value, ...words.option(value), picture };
}

/** The place between the legs, which words name badly. */
function SaddlePicture() {
  return (
    <Inset>
      <path d={SADDLE.saddle_area} className="zone-marked" />
    </Inset>
  );
}

/** The question in both wordings. patients.css shows "you" once "Me" is chosen, without scripts. */
function EitherWords({ label, toSelf }: { label: string; toSelf: string }) {
  return (
    <>
      <span className="to-self">{toSelf}</span>
      <span className="to-anybody">{label}</span>
    </>
  );
}

const bodyWords = (t: (word: string) => string) => ({
  back: t("back"),
  front: t("front"),
  left: t("left"),
  right: t("right"),
  leftShort: t("leftShort"),
  rightShort: t("rightShort"),
  saddle: t("saddle"),
  places: (place: string) => t(`places.${place}`),
});

/** Longest word that has room beside others. */
const SHORT = 8;

function layoutOf(options: readonly Option[]): ChoiceLayout {
  if (options.length > 10 && options.every(({ value }) => /^\d+$/.test(value))) return "scale";
  const isShort = options.every(({ label, hint }) => !hint && String(label).length <= SHORT);
  return isShort ? "row" : "column";
}

function apartOf(field: Extract<Field, { kind: "checkboxes" }>): string[] {
  return APART.filter((value) => (value === "none" ? field.none : field.unsure));
}
