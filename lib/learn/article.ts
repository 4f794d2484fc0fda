import type { SourceId } from "./sources";

/** A part of an article: statements with their sources. Words: learn.<article>.sections.<id>. */
export type Section = {
  id: string;
  items: Readonly<Record<string, readonly SourceId[]>>;
  /** How soon to get help, if the section says so; it sets the color of the section's edge. */
  level?: "EMERGENCY" | "URGENT" | "SOON" | "ROUTINE";
};

/** A page for everybody. Its id is the last part of its address, the same in every language. */
export type Article = { id: string; sections: readonly Section[] };
