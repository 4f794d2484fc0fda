// Where the rules come from: short name, and the address where the catalogue gives one.
export const GIRFT =
  "GIRFT cauda equina pathway, https://girft-interactivepathways.org.uk/cauda-equina-1/ces-pres-primary-comm-3a-1/";
export const HSIB = "HSIB report on cauda equina syndrome";
export const NHS = "NHS back pain page, 999 and 111 lists, https://redflagsymptoms.co.uk/back-pain";
export const LOTHIAN = "NHS Lothian back pain red flags";
export const MSCC = "Christie / gpnotebook criteria for metastatic cord compression";
export const NG59 = "NICE NG59";
export const NG156 = "NICE NG156, abdominal aortic aneurysm";
export const NG234 = "NICE NG234 / CG75 summary";
export const NG65 = "NICE NG65, spondyloarthritis";
export const CG151 = "NICE CG151, neutropenic sepsis";
export const IFOMPT =
  "IFOMPT 2020 red flag framework, https://researchers.mq.edu.au/en/publications/international-framework-for-red-flags-for-potential-serious-spina";
export const ACR =
  "ACR criteria variants, https://acsearch.acr.org/list/GetAppendix?PanelName=Neurologic&TopicId=141";
export const DOWNIE = "Downie 2013, https://www.bmj.com/content/347/bmj.f7095";
export const HENSCHKE = "Henschke 2009, https://studylib.net/doc/10804808";
export const SEA_COHORT =
  "Spinal epidural abscess cohort, n = 457, https://escholarship.org/uc/item/15t8q6sk";
export const SEPSIS = "Sepsis guidance (general knowledge, clinician to confirm)";
export const GENERAL = "General clinical knowledge, clinician to confirm";
export const DISSECTION_CASE =
  "Liu, A rare clinical presentation of aortic dissection, https://www.thefreelibrary.com/A+rare+clinical+presentation+of+aortic+dissection-a0416342506";
export const BLEED_CASES =
  "Bleeds on a blood thinner: El Alayli 2020 (Case Rep Hematol 7419050), Mchaourab 2019, https://casereports.bmj.com/content/12/1/e227311.full";
export const TETANUS_CASE =
  "SHM tetanus report, https://shmabstracts.org/abstract/when-lockjaw-is-the-least-of-your-concerns-a-generalized-spastic-event/";
export const MUSCLE_CASE =
  "LaGreca 2024, compartment syndrome of the back muscles, https://pmc.ncbi.nlm.nih.gov/articles/PMC11193892";
export const AAA_REVIEW = "Aneurysm misdiagnosis review, PMC3603769";
export const SPIDER = "Widow spider bite report, PMC3200105";
export const SEMIGRAN = "Semigran 2015 vignettes, https://pmc.ncbi.nlm.nih.gov/articles/PMC4496786";
export const BNSSG = "BNSSG back pain pathway";
export const CORONER =
  "Coroner's report on missed adrenal crisis, https://www.accountabilityindex.uk/pfd/7269433/";
export const S0 = "Orthobiologics Associates, patient page on back spasm";
export const S1 = "Cary Orthopaedics, patient page on back spasm";
export const S2 = "OrthoNY, patient page on back spasm";
export const S3 = "First Rate Local, directory blog on back spasm";
export const S4 = "Non-Surgical Orthopaedics, patient page on back spasm";
export const PRODUCT =
  "Reading chosen for this service where guidelines leave room, clinician to confirm";
