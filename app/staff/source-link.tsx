/** The source of a rule; where it names an address, as a link. */
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
