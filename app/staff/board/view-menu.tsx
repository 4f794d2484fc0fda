import Link from "next/link";
import { useEffect, useRef } from "react";
import { StaffForm } from "@/components/staff/form";
import { SORT_WORDS } from "../words/filter-words";
import { keepLook } from "./actions";
import type { QueueLinks, Rows } from "./queue-address";

const ROW_WORDS: Record<Rows, string> = { usual: "Two lines", line: "One line", wall: "Wall" };

type Choice<Key extends string> = { key: Key; href: string; current: boolean };

function Choices<Key extends string>(props: {
  name: string;
  choices: readonly Choice<Key>[];
  words: Record<Key, string>;
}) {
  const { name, choices, words } = props;
  return (
    <nav aria-label={name} className="segments">
      <p>{name}</p>
      <ul>
        {choices.map(({ key, href, current }) => (
          <li key={key}>
            <Link href={href} prefetch={false} aria-current={current ? "true" : undefined}>
              {words[key]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Closes the open menu by Escape, by a press beside it, and when the focus leaves it. */
function useClosing() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = ({ target }: Event) => {
      if (menu.current && !menu.current.contains(target as Node)) menu.current.open = false;
    };
    // The rows move when the menu closes: not between the press of a mouse and its release.
    const focusAway = (event: FocusEvent) => {
      if ((event.target as Element).matches(":focus-visible")) away(event);
    };
    const byEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      // It closes the menu alone, and not the open intake too.
      event.preventDefault();
      menu.current.open = false;
      menu.current.querySelector("summary")?.focus();
    };
    document.addEventListener("click", away);
    document.addEventListener("focusin", focusAway);
    document.addEventListener("keydown", byEscape, { capture: true });
    return () => {
      document.removeEventListener("click", away);
      document.removeEventListener("focusin", focusAway);
      document.removeEventListener("keydown", byEscape, { capture: true });
    };
  }, []);
  return menu;
}

/**
 * How the queue looks: how dense the rows are (the wall is read from four meters) and their order, as
 * links, and a way to keep both for the next time on this device.
 */
export function ViewMenu({ rows, sorts }: Pick<QueueLinks, "rows" | "sorts">) {
  const menu = useClosing();
  const chosen = <Key extends string>(choices: readonly Choice<Key>[]) =>
    choices.find(({ current }) => current)?.key ?? "";
  return (
    <details ref={menu} className="view-menu">
      <summary>View</summary>
      <div className="view-choices">
        <Choices name="Row height" choices={rows} words={ROW_WORDS} />
        <Choices name="Order" choices={sorts} words={SORT_WORDS} />
        <StaffForm
          id="keep-look"
          action={keepLook}
          hidden={{ rows: chosen(rows), sort: chosen(sorts) }}
          submit="Always open like this here"
          tone="quiet"
        />
      </div>
    </details>
  );
}
