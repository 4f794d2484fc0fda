import { useEffect } from "react";

const COUNT = /^(\(\d+\) )+/;

const title = () => document.head.querySelector("title");
/** The title that the page gave itself. */
const bare = () => (title()?.text ?? "").replace(COUNT, "");

/**
 * Puts the number of emergencies into the browser tab. Scripts still read the page's own title: at
 * each change of page, Next speaks the title if it is another one, and with a number in it that was
 * doubled, or the same as before.
 */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    if (count === 0) return;
    const mark = () => {
      const [element, marked] = [title(), `(${count}) ${bare()}`];
      if (element && element.text !== marked) element.text = marked;
    };
    mark();
    // The page may set its title later, and React puts a new one before the old one.
    const watch = new MutationObserver(mark);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    Object.defineProperty(document, "title", {
      configurable: true,
      get: bare,
      set: (text: string) => {
        const element = title();
        if (element) element.text = text;
      },
    });
    return () => {
      watch.disconnect();
      // The browser's own property is there again.
      Reflect.deleteProperty(document, "title");
      document.title = bare();
    };
  }, [count]);
}
