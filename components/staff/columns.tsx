import type { ReactNode } from "react";

/** The heads of a table's columns; `children` are heads that come before those with a name. */
export function Columns({ names, children }: { names: readonly string[]; children?: ReactNode }) {
  return (
    <thead>
      <tr>
        {children}
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
