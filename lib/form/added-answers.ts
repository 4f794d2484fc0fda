import type { Answers } from "@/lib/questions/answers";

/** `late` on top of `filed`: it adds signs to a list, and takes none away. Other answers it replaces. Pure. */
export function addedTo(filed: Answers, late: Answers): Answers {
  const answers = Object.entries(late).map(([name, now]) => {
    const before = filed[name];
    if (!Array.isArray(now) || !Array.isArray(before)) return [name, now];
    const all = [...new Set([...before, ...now])];
    return [name, all.length > 1 ? all.filter((option) => option !== "none") : all];
  });
  return { ...filed, ...Object.fromEntries(answers) };
}
