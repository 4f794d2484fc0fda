/** HTML that is safe to send as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map((markup: Markup) => markup.text).join("");
  return String(part).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/**
 * Writes HTML: html`<p>${text}</p>`. Everything put in is escaped, unless it came from html itself.
 * For the few answers of route handlers, which cannot render React.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(
    strings.reduce((sum, text, index) => sum + text + render(parts[index] ?? null), ""),
  );
}
