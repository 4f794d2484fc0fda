/** A list of things to do. On paper each has a box to check off (app/globals.css). */
export function Checklist({ items }: { items: string[] }) {
  return (
    <ul className="checklist mt-2 grid list-disc gap-2 ps-6 print:block print:mt-1 marker:text-current">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
