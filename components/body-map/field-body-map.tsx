import type { ReactNode } from "react";
import { Choice, Choices, type Offer, type Option } from "../choice";
import { FieldGroup, type GroupProps } from "../field-group";
import { FIGURE_BOX, Figure, INSET_BOX, Inset, Sides } from "./figure";
import { BACK, FRONT, SADDLE } from "./shapes";

type Words = {
  back: string;
  front: string;
  left: string;
  right: string;
  /** As they stand over a small figure. */
  leftShort: string;
  rightShort: string;
  saddle: string;
  /** The name of a place that has a left and a right. */
  places: (place: string) => string;
};
type Shapes = Readonly<Record<string, string>>;

/** One view of the body: its list, and beside it the figure, which stays in sight; below it if the text is large. */
function View({ name, list, figure }: { name: string; list: ReactNode; figure: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-lead font-bold">{name}</legend>
      <div className="@container flex flex-wrap gap-4 sm:gap-8">
        <div className="min-w-0 flex-1 basis-[9rem] divide-y divide-line">{list}</div>
        <div aria-hidden="true" className="w-[34%] min-w-22 @max-[16rem]:w-full">
          <div className="sticky top-4">{figure}</div>
        </div>
      </div>
    </fieldset>
  );
}

/** A drawing with its places on top, each a label of the checkbox with the id `idOf(place)`. */
function Tappable(props: {
  shapes: Shapes;
  box: string;
  idOf: (place: string) => string;
  children: ReactNode;
}) {
  return (
    <div className="relative">
      {props.children}
      {Object.entries(props.shapes).map(([place, d]) => (
        <label key={place} htmlFor={props.idOf(place)} className="body-zone">
          <svg viewBox={props.box} aria-hidden="true" focusable="false">
            <path d={d} className={`zone zone-${place}`} />
          </svg>
        </label>
      ))}
    </div>
  );
}

type Place = { name: string; zones: Option[] };

/** The options as rows: left and right of one place stand side by side. */
function rowsOf(options: Option[], places: Words["places"]): Place[] {
  const rows = new Map<string, Option[]>();
  for (const option of options) {
    const place = option.value.replace(/_(left|right)$/, "");
    rows.set(place, [...(rows.get(place) ?? []), option]);
  }
  return [...rows].map(([place, zones]) => ({ name: places(place), zones }));
}

/** The name of a place that has no sides. */
const inBold = (option: Option): Option => ({
  ...option,
  label: <span className="font-bold">{option.label}</span>,
});

type Props = GroupProps & Required<Offer> & { values: readonly string[]; words: Words };

/**
 * A body map. The list of checkboxes is the control; the figures are labels of the same checkboxes,
 * so a tap on a place checks its box and a checked box fills its place, without scripts
 * (body-map.css). Screen readers see only the list. Options without a shape come after the figures;
 * `apart` come last, after an "or".
 */
export function FieldBodyMap(props: Props) {
  const { name, options, apart, orWord, values, words, ...group } = props;
  const first = options.find(({ value }) => value in BACK)?.value;
  const idOf = (value: string) => (value === first ? group.id : `${group.id}-${value}`);
  const choice = (option: Option, className?: string) => (
    <Choice
      key={option.value}
      type="checkbox"
      id={idOf(option.value)}
      name={name}
      option={option}
      checked={values.includes(option.value)}
      className={className}
    />
  );
  const side = (option: Option) => {
    const word = option.value.endsWith("_left") ? words.left : words.right;
    const label = (
      <>
        <span className="sr-only">{option.label}</span>
        <span aria-hidden="true">{word}</span>
      </>
    );
    return choice({ ...option, label }, "grow items-center gap-1.5 px-1.5");
  };
  const row = ({ name: place, zones }: Place) =>
    zones.length > 1 ? (
      <div key={place} className="py-1.5">
        <p aria-hidden="true" className="font-bold">
          {place}
        </p>
        <div className="flex flex-wrap text-small">{zones.map(side)}</div>
      </div>
    ) : (
      <div key={place} className="py-1.5">
        {zones.map((zone) => choice(inBold(zone), "items-start gap-1.5 px-1.5"))}
      </div>
    );
  const shown = (shapes: Shapes) => options.filter(({ value }) => value in shapes);
  const rest = options.filter(({ value }) => ![BACK, SADDLE, FRONT].some((all) => value in all));
  const rows = (...shapes: Shapes[]) => rowsOf(shapes.flatMap(shown), words.places).map(row);
  return (
    <FieldGroup {...group}>
      <div className="body-map grid gap-8">
        <View
          name={words.back}
          list={rows(BACK, SADDLE)}
          figure={
            <>
              <Sides words={[words.leftShort, words.rightShort]} />
              <Tappable shapes={BACK} box={FIGURE_BOX} idOf={idOf}>
                <Figure />
              </Tappable>
              <div className="mx-auto mt-6 max-w-48">
                <Tappable shapes={SADDLE} box={INSET_BOX} idOf={idOf}>
                  <Inset />
                </Tappable>
              </div>
              <p className="mt-1 text-center text-small text-ink-quiet">{words.saddle}</p>
            </>
          }
        />
        <View
          name={words.front}
          list={rows(FRONT)}
          figure={
            <>
              <Sides words={[words.rightShort, words.leftShort]} />
              <Tappable shapes={FRONT} box={FIGURE_BOX} idOf={idOf}>
                <Figure />
              </Tappable>
            </>
          }
        />
        <div>
          <Choices
            type="checkbox"
            id={`${group.id}-more`}
            options={rest}
            isChecked={(value) => values.includes(value)}
            {...{ name, apart, orWord }}
          />
        </div>
      </div>
    </FieldGroup>
  );
}
