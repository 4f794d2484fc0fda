/** What kind of text a rule rests on, the strongest first. */
export const SOURCE_KINDS = ["guideline", "study", "patient_page", "judgment"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

// Each source of sources.ts is of the first kind whose pattern it holds; a test looks at all of them.
const KINDS: readonly (readonly [SourceKind, RegExp])[] = [
  [
    "judgment",
    /^(General clinical knowledge|Reading chosen for this service)|general knowledge|vignettes/,
  ],
  [
    "patient_page",
    /patient page|directory blog|NHS back pain page|stomach ache advice|advice pages|UK pages|NHS Lothian/,
  ],
  [
    "guideline",
    /\b(NICE|GIRFT|ACR|IFOMPT|IDSA|AHA|BSR|USPSTF|FDA|CDC|MSD|ACOG|pathway|criteria|Society for Endocrinology)\b/,
  ],
  ["study", /\b(19|20)\d{2}\b|cohort|review|report|PMC\d|Liu|Ricci|LearnEM|Aneurysm/],
];

/** The kinds of the parts of a rule's source (they are separated by semicolons), the strongest first. */
export function sourceKinds(source: string): SourceKind[] {
  const found = source.split(/;\s+/).flatMap((part) => {
    const [kind] = KINDS.find(([, pattern]) => pattern.test(part)) ?? [];
    return kind ?? [];
  });
  return SOURCE_KINDS.filter((kind) => found.includes(kind));
}
