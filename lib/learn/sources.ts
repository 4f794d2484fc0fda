/**
 * The sources of the advice, by a short name: title, and the address where its publisher has it.
 * Guidelines come first, then services, then studies and reports, as they are named to patients.
 */
export const SOURCES = {
  nice_ng59: {
    name: "NICE NG59, low back pain and sciatica",
    url: "https://www.nice.org.uk/guidance/ng59",
  },
  acp: {
    name: "ACP 2017 and NICE NG59 side by side",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC5687927/table/t1-189e1386",
  },
  nice_ng156: {
    name: "NICE NG156, abdominal aortic aneurysm",
    url: "https://www.nice.org.uk/guidance/ng156/chapter/Recommendations",
  },
  acr: {
    name: "ACR, low back pain criteria",
    url: "https://acsearch.acr.org/list/GetAppendix?PanelName=Neurologic&TopicId=141",
  },
  ifompt: {
    name: "IFOMPT 2020, red flags",
    url: "https://researchers.mq.edu.au/en/publications/international-framework-for-red-flags-for-potential-serious-spina",
  },
  girft: {
    name: "GIRFT, cauda equina pathway",
    url: "https://girft-interactivepathways.org.uk/cauda-equina-1/ces-pres-primary-comm-3a-1/",
  },
  lothian: { name: "NHS Lothian, back pain red flags" },
  bnssg: { name: "BNSSG, back pain pathway" },
  nhs: { name: "NHS, back pain", url: "https://www.nhs.uk/conditions/back-pain/" },
  nhs_ibuprofen: {
    name: "NHS, ibuprofen for adults",
    url: "https://www.nhs.uk/medicines/ibuprofen-for-adults/",
  },
  nhs_paracetamol: {
    name: "NHS, paracetamol (acetaminophen) for adults",
    url: "https://www.nhs.uk/medicines/paracetamol-for-adults/",
  },
  nhs_sepsis: { name: "NHS, sepsis", url: "https://www.nhs.uk/conditions/sepsis/" },
  nhs_meningitis: { name: "NHS, meningitis", url: "https://www.nhs.uk/conditions/meningitis/" },
  nhs_pregnancy: {
    name: "NHS, back pain in pregnancy",
    url: "https://www.nhs.uk/pregnancy/related-conditions/common-symptoms/back-pain/",
  },
  lifeline: { name: "988 Suicide and Crisis Lifeline", url: "https://988lifeline.org" },
  downie: { name: "Downie 2013, BMJ", url: "https://www.bmj.com/content/347/bmj.f7095" },
  henschke: {
    name: "Henschke 2009, Arthritis and Rheumatism",
    url: "https://doi.org/10.1002/art.24853",
  },
  dissection_report: { name: "Liu, a report of a torn aorta" },
  bleeding_report: {
    name: "Mchaourab 2019, a report of a bleed",
    url: "https://casereports.bmj.com/content/12/1/e227311.full",
  },
  tetanus_report: {
    name: "SHM, a report of tetanus",
    url: "https://shmabstracts.org/abstract/when-lockjaw-is-the-least-of-your-concerns-a-generalized-spastic-event/",
  },
  muscle_report: {
    name: "LaGreca 2024, a report of muscle damage",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC11193892",
  },
  orthobiologics: { name: "Orthobiologics Associates" },
  cary: { name: "Cary Orthopaedics" },
  orthony: { name: "OrthoNY" },
  first_rate_local: { name: "First Rate Local" },
  non_surgical: { name: "Non-Surgical Orthopaedics" },
} as const satisfies Record<string, { name: string; url?: string }>;

export type SourceId = keyof typeof SOURCES;
export type Source = { name: string; url?: string };

/** Websites of practices and directories: kept as our sources, and not named to patients. */
const UNNAMED: readonly string[] = [
  "orthobiologics",
  "cary",
  "orthony",
  "first_rate_local",
  "non_surgical",
] satisfies SourceId[];

/** The sources of several statements to name to patients, each once, in the order of the table. */
export function sourcesOf(ids: Iterable<SourceId>): Source[] {
  const wanted = new Set(ids);
  return Object.entries(SOURCES)
    .filter(([id]) => wanted.has(id as SourceId) && !UNNAMED.includes(id))
    .map(([, source]) => source);
}
