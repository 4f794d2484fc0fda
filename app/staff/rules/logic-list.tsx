import type { Logic } from "./logic-words";

/** A condition as nested lists. */
export function LogicList({ logic }: { logic: Logic }) {
  return (
    <>
      {logic.words}
      {logic.parts.length > 0 ? (
        <ul className="list-disc pl-6">
          {logic.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a rule never move.
            <li key={at}>
              <LogicList logic={part} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
