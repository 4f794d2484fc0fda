import { useRouter } from "next/navigation";
import { type KeyboardEvent, type Ref, useState } from "react";

export type Entry = { href: string; label: string };

const MOST_SHOWN = 30;

/** Letters and digits only: "bk4t" finds BK-4T7Q-2M. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

type Props = {
  ref: Ref<HTMLDialogElement>;
  entries: Entry[];
  /** Called whenever the dialog closes. */
  closed: () => void;
};

/** Goes to a page or an open intake by a few letters: a box with a list below it (ARIA combobox). */
export function Palette({ ref, entries, closed }: Props) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const fitting = entries
    .filter(({ label }) => plain(label).includes(plain(typed)))
    .slice(0, MOST_SHOWN);
  const at = Math.min(chosen, Math.max(0, fitting.length - 1));

  function go(event: { currentTarget: Element }, entry: Entry | undefined) {
    if (!entry) return;
    event.currentTarget.closest("dialog")?.close();
    router.push(entry.href);
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = moves[event.key];
    if (event.key === "Enter") go(event, fitting[at]);
    else if (!step) return;
    else setChosen((at + step + fitting.length) % Math.max(1, fitting.length));
    event.preventDefault();
  }
  return (
    <dialog
      ref={ref}
      className="keys palette"
      aria-labelledby="palette-title"
      onClose={() => {
        setTyped("");
        setChosen(0);
        closed();
      }}
    >
      <h2 id="palette-title">
        <label htmlFor="palette-box">Go to a page or an open intake</label>
      </h2>
      <input
        id="palette-box"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={fitting.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={fitting.length > 0 ? `palette-${at}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id="palette-list" role="listbox" aria-label="Pages and open intakes">
        {fitting.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above.
          <div
            key={entry.href}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={(event) => go(event, entry)}
          >
            {entry.label}
          </div>
        ))}
      </div>
      <p role="status" className={fitting.length > 0 ? "sr-only" : undefined}>
        {fitting.length > 0 ? "" : "No matches."}
      </p>
      <form method="dialog">
        <button type="submit" className="staff-button staff-button-inline">
          Close
        </button>
      </form>
    </dialog>
  );
}
