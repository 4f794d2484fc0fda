"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { TextArea } from "@/components/staff/fields";
import type { Colleague } from "@/lib/team/queries";

const MOST_SHOWN = 8;

/** The text between the caret and the @ before it. */
const BEGUN = /(?:^|\s)@(\p{L}[^@\n]{0,59})$/u;

/** Letters and digits only, without accents: "jose" finds José. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/** A name that is being typed: where it begins, and which of the matches is chosen. */
type Begun = { from: number; typed: string; at: number; closed: boolean };

type Props = {
  name: string;
  label: string;
  colleagues: Colleague[];
  /** The name of the select in the same form that says who the note is for. */
  tell: string;
};

type OffersProps = {
  id: string;
  fitting: Colleague[];
  at: number;
  take: (one: Colleague) => void;
};

function Offers({ id, fitting, at, take }: OffersProps) {
  return (
    <div id={id} role="listbox" aria-label="Colleagues" className="offers">
      {fitting.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text above.
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(one)}
        >
          {one.name}
        </div>
      ))}
    </div>
  );
}

/**
 * A text area that offers matching colleagues after an @. HTML does not allow a text area to be a
 * combobox, but the keys are the same: arrows choose, Enter takes, Escape closes. The chosen
 * colleague goes into the text and into the select `tell`, which the server reads.
 */
export function MentionArea({ name, label, colleagues, tell }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [told, setTold] = useState("");
  const id = `${name}-offers`;
  const fitting =
    begun && !begun.closed
      ? colleagues
          .filter((one) => plain(one.name).includes(plain(begun.typed)))
          .slice(0, MOST_SHOWN)
      : [];
  const open = fitting.length > 0;

  useEffect(() => {
    setReady(true);
    const form = box.current?.form;
    const forget = () => setTold("");
    form?.addEventListener("reset", forget);
    return () => form?.removeEventListener("reset", forget);
  }, []);

  function look({ currentTarget: { value, selectionStart } }: FormEvent<HTMLTextAreaElement>) {
    const typed = BEGUN.exec(value.slice(0, selectionStart))?.[1];
    const from = selectionStart - (typed?.length ?? 0);
    setBegun((last) =>
      typed ? { from, typed, at: 0, closed: last?.from === from && last.closed } : null,
    );
  }
  function take(one: Colleague | undefined) {
    const list = box.current?.form?.elements.namedItem(tell);
    if (!box.current || !begun || !one || !(list instanceof HTMLSelectElement)) return;
    box.current.setRangeText(`${one.name} `, begun.from, box.current.selectionStart, "end");
    const instead = list.value !== "" && list.value !== one.id;
    setTold(
      instead ? `A note goes to one person: now ${one.name}.` : `${one.name} will be notified.`,
    );
    list.value = one.id;
    setBegun(null);
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!begun || !open || event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = moves[event.key];
    if (event.key === "Enter") take(fitting[begun.at]);
    else if (event.key === "Escape") setBegun({ ...begun, closed: true });
    else if (!step) return;
    else setBegun({ ...begun, at: (begun.at + step + fitting.length) % fitting.length });
    event.preventDefault();
  }
  return (
    <div>
      <TextArea
        ref={box}
        name={name}
        label={label}
        hint={ready ? "Type @ and a name to notify a colleague" : undefined}
        rows={4}
        aria-autocomplete="list"
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? `${id}-${begun?.at}` : undefined}
        onInput={look}
        onKeyDown={press}
        onBlur={() => setBegun(null)}
      />
      {open ? <Offers id={id} fitting={fitting} at={begun?.at ?? 0} take={take} /> : null}
      <p role="status" className="field-hint">
        {open ? "Choose with the arrow keys and Enter. Close with Escape." : told}
      </p>
    </div>
  );
}
