import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing";

/** A title with its drawing beside it, or below it where large words need the whole line. */
export function TitleRow({ drawing, children }: { drawing?: DrawingName; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="max-w-full min-w-min flex-1 basis-[10rem]">{children}</div>
      {drawing ? <Drawing name={drawing} className="w-26 max-h-28" /> : null}
    </div>
  );
}
