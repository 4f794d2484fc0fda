import { Figure, Inset, Sides } from "./figure";
import { BACK, FRONT, SADDLE } from "./shapes";

type Words = { back: string; front: string; left: string; right: string; saddle: string };

function Places({ of, marked }: { of: Readonly<Record<string, string>>; marked: Set<string> }) {
  return Object.entries(of).map(([place, d]) => (
    <path key={place} d={d} className={marked.has(place) ? "zone zone-marked" : "zone"} />
  ));
}

/**
 * The figures with the marked places filled, read-only. Hidden from screen readers, because the
 * page names the places in words beside it.
 */
export function BodyPicture({ marked, words }: { marked: readonly string[]; words: Words }) {
  const places = new Set(marked);
  return (
    <div aria-hidden="true" className="body-picture">
      <figure>
        <figcaption>{words.back}</figcaption>
        <Sides words={[words.left, words.right]} />
        <Figure>
          <Places of={BACK} marked={places} />
        </Figure>
      </figure>
      <figure>
        <figcaption>{words.front}</figcaption>
        <Sides words={[words.right, words.left]} />
        <Figure>
          <Places of={FRONT} marked={places} />
        </Figure>
      </figure>
      <figure>
        <figcaption>{words.saddle}</figcaption>
        <Inset>
          <Places of={SADDLE} marked={places} />
        </Inset>
      </figure>
    </div>
  );
}
