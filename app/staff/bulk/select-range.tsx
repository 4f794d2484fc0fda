"use client";

import { useEffect, useRef, useState } from "react";
import { BULK_FORM } from "./form-id";

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>(`input[name="row"][form="${BULK_FORM}"]`),
];

/**
 * Selects all rows or a range (with Shift) and counts the selected ones. Without JavaScript people
 * select row by row.
 */
export function SelectRange() {
  const last = useRef<HTMLInputElement | null>(null);
  const [ticked, setTicked] = useState<number | null>(null);
  const count = () => setTicked(boxes().filter((box) => box.checked).length);

  useEffect(() => {
    const click = (event: MouseEvent) => {
      const all = boxes();
      const at = all.indexOf(event.target as HTMLInputElement);
      const box = all[at];
      if (!box) return;
      const from = last.current ? all.indexOf(last.current) : -1;
      last.current = box;
      const range =
        event.shiftKey && from >= 0 ? all.slice(Math.min(from, at), Math.max(from, at) + 1) : [];
      for (const each of range) each.checked = box.checked;
      setTicked(all.filter((each) => each.checked).length);
    };
    document.addEventListener("click", click);
    setTicked(boxes().filter((box) => box.checked).length);
    return () => document.removeEventListener("click", click);
  }, []);

  function tickAll(checked: boolean) {
    for (const box of boxes()) box.checked = checked;
    count();
  }
  if (ticked === null) return null;
  return (
    <div className="row-actions items-center">
      <p role="status">{ticked === 1 ? "1 row selected." : `${ticked} rows selected.`}</p>
      <button
        type="button"
        className="staff-button staff-button-inline"
        onClick={() => tickAll(true)}
      >
        Select all shown
      </button>
      <button
        type="button"
        className="staff-button staff-button-inline"
        onClick={() => tickAll(false)}
      >
        Clear selection
      </button>
    </div>
  );
}
