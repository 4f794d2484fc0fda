import type { Sign } from "./family";

/** Illnesses that staff should read of, wherever they stand; the form asks for each of them. */
export const HISTORY: readonly Sign[] = [
  {
    family: "other",
    fact: null,
    strong: [],
    weak: ["cancer*", "tumor*", "tumour*", "aneurysm", "aneurisma"],
  },
];
