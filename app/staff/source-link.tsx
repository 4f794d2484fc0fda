/** The source of a rule; a link if it has an address. */
export function SourceLink({ text }: { text: string }) {
  const url = text.match(/https?:\/\/\S+/)?.[0];
  const name = url ? text.replace(url, "").replace(/[,\s]+$/, "") : text;
  return url ? (
    <a href={url} target="_blank" rel="noreferrer">
      {name} (opens a new tab)
    </a>
  ) : (
    <span>{name}</span>
  );
}
