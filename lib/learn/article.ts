import type { SourceId } from "./sources";

/** A part of an article: statements with what each rests on. Words: learn.<article>.sections.<id>. */
export type Section = {
  id: string;
  items: Readonly<Record<string, readonly SourceId[]>>;
  /** How soon, where the section says so; it decides the colour of its edge. */
  level?: "EMERGENCY" | "URGENT" | "SOON" | "ROUTINE";
};

/** A page for everybody. Its id is the last part of its address, the same in every language. */
export type Article = { id: string; sections: readonly Section[] };
