import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type RefObject,
  startTransition,
  useActionState,
  useEffect,
  useState,
} from "react";
import type { ActionState } from "../action";
import { search } from "../search/actions";
import { type Entry, type Kind, listKey, offered } from "./entries";

const KIND_WORDS: Record<Kind, string> = {
  page: "Page",
  act: "Action",
  sound: "Action",
  intake: "Open intake",
  person: "Search",
};

type Props = {
  ref: RefObject<HTMLDialogElement | null>;
  entries: Entry[];
  turnSound: () => void;
  /** Called whenever the dialog closes. */
  closed: () => void;
};

type Refused = Extract<ActionState, { status: "invalid" | "rejected" }>;

/** Why a search was refused. */
function WhyNot({ refused }: { refused: Refused }) {
  return (
    <p className="form-problem" role="alert">
      {refused.status === "invalid" ? refused.errors[0]?.message : refused.message}
    </p>
  );
}

/**
 * Finds people, intakes, pages and actions by a few letters: a box with a list below it (ARIA combobox).
 * What was typed goes to the search as a form, so that no name gets into an address.
 */
export function Palette({ ref, entries, turnSound, closed }: Props) {
  const router = useRouter();
  const [found, find] = useActionState(search, { status: "idle" });
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const refused = found.status === "invalid" || found.status === "rejected" ? found : null;
  useEffect(() => {
    if (!refused) return;
    setTyped(refused.values.words ?? "");
    if (!ref.current?.open) ref.current?.showModal();
  }, [refused, ref]);
  const fitting = offered(entries, typed);
  const at = Math.min(chosen, Math.max(0, fitting.length - 1));

  function go(event: { currentTarget: Element }, entry: Entry | undefined) {
    if (!entry) return;
    event.currentTarget.closest("dialog")?.close();
    const { kind, href } = entry;
    if (kind === "sound") return turnSound();
    // A form that is folded opens, and a file is saved, only when the browser itself goes there.
    if (kind === "act") return window.location.assign(href);
    if (kind !== "person") return router.push(href);
    const form = new FormData();
    form.set("words", typed);
    startTransition(() => find(form));
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    const meant = listKey(event.nativeEvent);
    if (meant === null) return;
    if (meant === "choose") go(event, fitting[at]);
    else setChosen((at + meant + fitting.length) % Math.max(1, fitting.length));
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
        <label htmlFor="palette-box">Find a person, an intake, a page or an action</label>
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
      {refused && typed === refused.values.words ? <WhyNot refused={refused} /> : null}
      <div id="palette-list" role="listbox" aria-label="What was found">
        {fitting.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above.
          <div
            key={`${entry.kind} ${entry.href}`}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={(event) => go(event, entry)}
          >
            <span>{entry.label}</span>{" "}
            <span className="palette-kind">{KIND_WORDS[entry.kind]}</span>
          </div>
        ))}
      </div>
      <form method="dialog">
        <button type="submit" className="staff-button staff-button-inline">
          Close
        </button>
      </form>
    </dialog>
  );
}
