import type { Mode } from "@/lib/appointment/visit-type/schema";
import { LineIcon } from "./line-icon";

/** How a visit is held. Decoration beside its words. */
export function ModeIcon({ mode, className = "cal-mode" }: { mode: Mode; className?: string }) {
  return <LineIcon name={mode} className={className} />;
}
