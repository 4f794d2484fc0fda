import type { Ref } from "react";
import type { Place } from "../places";

const KEYS = [
  ["/", "Find a person, an intake, a page or an action"],
  ["Ctrl K", "The same, also while you type"],
  ["?", "Show this list"],
  ["j", "Next row, or next patient where one is open"],
  ["k", "Previous row, or previous patient"],
  ["n", "New intake for a caller or a visitor"],
  ["t", "Claim the row or the open patient, if nobody has it"],
  ["Enter", "Open the row beside the queue, once more for its full page"],
  ["Esc", "Close the panel"],
] as const;

function Keys({ keys, words }: { keys: string; words: string }) {
  return (
    <div>
      <dt>
        {keys.split(" ").map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

type Props = {
  ref: Ref<HTMLDialogElement>;
  places: Place[];
  on: boolean;
  turn: (on: boolean) => void;
};

/** All keyboard shortcuts, and the switch that turns single-key shortcuts off. */
export function ShortcutsHelp({ ref, places, on, turn }: Props) {
  return (
    <dialog ref={ref} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keyboard shortcuts</h2>
      <dl>
        {KEYS.map(([keys, words]) => (
          <Keys key={keys} keys={keys} words={words} />
        ))}
        {places.map(({ letter, label }) => (
          <Keys key={letter} keys={`g ${letter}`} words={label} />
        ))}
      </dl>
      <label className="choice">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.target.checked)} />
        <span>Single-key shortcuts are on. They never work while you type in a field.</span>
      </label>
      <form method="dialog">
        <button type="submit" className="staff-button staff-button-primary">
          Close
        </button>
      </form>
    </dialog>
  );
}
