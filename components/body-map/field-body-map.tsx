import type { ReactNode } from "react";
import { Choice, type Offer, type Option, OrDivider } from "../choice";
import { FieldGroup, type GroupProps } from "../field-group";
import { FIGURE_BOX, Figure, INSET_BOX, Inset, Sides } from "./figure";
import { BACK, FRONT, SADDLE } from "./shapes";

type Words = { back: string; front: string; left: string; right: string };
type Shapes = Readonly<Record<string, string>>;

/** One view of the body: its list first, then its figure. */
function View({ name, list, figure }: { name: string; list: ReactNode; figure: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-bold">{name}</legend>
      <div className="grid gap-6 sm:grid-cols-[minmax(0,1fr)_17.5rem]">
        <div className="grid content-start gap-2.5">{list}</div>
        <div aria-hidden="true" className="mx-auto w-full max-w-70">
          {figure}
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
  const choice = (option: Option) => (
    <Choice
      key={option.value}
      type="checkbox"
      id={idOf(option.value)}
      name={name}
      option={option}
      checked={values.includes(option.value)}
    />
  );
  const shown = (shapes: Shapes) => options.filter(({ value }) => value in shapes);
  const rest = options.filter(({ value }) => ![BACK, SADDLE, FRONT].some((all) => value in all));
  const [saddle] = shown(SADDLE);
  return (
    <FieldGroup {...group}>
      <div className="body-map grid gap-8">
        <View
          name={words.back}
          list={[...shown(BACK), ...shown(SADDLE)].map(choice)}
          figure={
            <>
              <Sides words={[words.left, words.right]} />
              <Tappable shapes={BACK} box={FIGURE_BOX} idOf={idOf}>
                <Figure />
              </Tappable>
              <div className="mx-auto mt-6 max-w-48">
                <Tappable shapes={SADDLE} box={INSET_BOX} idOf={idOf}>
                  <Inset />
                </Tappable>
              </div>
              <p className="mt-2 text-center text-small text-ink-quiet">{saddle?.hint}</p>
            </>
          }
        />
        <View
          name={words.front}
          list={shown(FRONT).map(choice)}
          figure={
            <>
              <Sides words={[words.right, words.left]} />
              <Tappable shapes={FRONT} box={FIGURE_BOX} idOf={idOf}>
                <Figure />
              </Tappable>
            </>
          }
        />
        <div className="grid gap-2.5">
          {rest.map(choice)}
          <OrDivider word={orWord} />
          {apart.map(choice)}
        </div>
      </div>
    </FieldGroup>
  );
}
