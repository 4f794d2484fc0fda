"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isOfVisit } from "./of-visit";

/** So far is a visit pulled before it is a drag, in pixels. */
const PULL = 6;

/** The address to which the link of an item leads. */
const addressOf = (item: HTMLElement) => item.querySelector("a")?.getAttribute("href") ?? "";

/**
 * The free time of the column under the pointer that is nearest to it. Only a time of the dragged visit:
 * until the server answers, those of who was chosen before are on the screen.
 */
function targetAt(visit: string, x: number, y: number): HTMLElement | null {
  const column = document.elementFromPoint(x, y)?.closest(".cal-column");
  const far = (item: HTMLElement) => {
    const { top, bottom } = item.getBoundingClientRect();
    return Math.abs((top + bottom) / 2 - y);
  };
  const fitting = [...(column?.querySelectorAll<HTMLElement>(".cal-fits") ?? [])];
  const items = fitting.filter((item) => isOfVisit(addressOf(item), visit));
  return items.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** A picture of the visit that goes along with the pointer. */
function pictureOf(item: HTMLElement): HTMLElement {
  const picture = item.cloneNode(true) as HTMLElement;
  const { width, height } = item.getBoundingClientRect();
  picture.inert = true;
  picture.classList.add("cal-dragged");
  Object.assign(picture.style, { inset: "auto", width: `${width}px`, height: `${height}px` });
  document.body.append(picture);
  return picture;
}

/** The click that follows the end of a drag opens nothing. */
function withoutClick() {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", stop, { capture: true }));
}

/** A visit that is pressed, with the address that opens it. */
type Pulled = { visit: string; item: HTMLElement; x: number; y: number };
type Drag = { picture: HTMLElement; target: HTMLElement | null; before: string };

/** Follows the pointer from a visit to a time. `open` goes to an address of the calendar. */
function follow(open: (path: string) => void): () => void {
  const ends = new AbortController();
  let pulled: Pulled | null = null;
  let drag: Drag | null = null;
  const mark = (target: HTMLElement | null) => {
    drag?.target?.classList.remove("cal-drop");
    target?.classList.add("cal-drop");
    if (drag) drag.target = target;
  };
  const end = () => {
    mark(null);
    drag?.picture.remove();
    document.body.classList.remove("cal-dragging");
    pulled = drag = null;
  };
  const down = ({ target, button, pointerType, clientX, clientY }: PointerEvent) => {
    const item = (target as Element).closest<HTMLElement>(".cal-movable");
    const visit = item && addressOf(item);
    // A finger scrolls; it opens the visit and taps a time.
    if (!item || !visit || button !== 0 || pointerType === "touch") return;
    pulled = { visit, item, x: clientX, y: clientY };
  };
  const begin = ({ visit, item }: Pulled) => {
    const { pathname, search } = window.location;
    document.body.classList.add("cal-dragging");
    // The visit is opened, as by a click: the calendar then shows where it can go.
    open(visit);
    return { picture: pictureOf(item), target: null, before: pathname + search };
  };
  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!pulled || (!drag && Math.hypot(x - pulled.x, y - pulled.y) < PULL)) return;
    drag ??= begin(pulled);
    drag.picture.style.translate = `${x}px ${y}px`;
    mark(targetAt(pulled.visit, x, y));
  };
  const up = ({ clientX, clientY }: PointerEvent) => {
    const target = drag && pulled && targetAt(pulled.visit, clientX, clientY);
    const path = target && addressOf(target);
    if (drag) withoutClick();
    end();
    if (path) open(path);
  };
  const cancel = (event: KeyboardEvent) => {
    if (!drag || event.key !== "Escape") return;
    const { before } = drag;
    event.stopPropagation();
    end();
    open(before);
  };
  const to = { signal: ends.signal, capture: true };
  document.addEventListener("pointerdown", down, to);
  document.addEventListener("pointermove", move, to);
  document.addEventListener("pointerup", up, to);
  document.addEventListener("pointercancel", end, to);
  document.addEventListener("keydown", cancel, to);
  return () => {
    end();
    ends.abort();
  };
}

/**
 * A visit can be dragged to a free time: that opens the visit, and then the question of "Move here" at the
 * time where it is let go. Nothing moves without the answer. Escape goes back.
 */
export function CalendarDrag() {
  const router = useRouter();
  useEffect(() => follow((path) => router.push(path, { scroll: false })), [router]);
  return null;
}
