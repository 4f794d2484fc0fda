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
export const HENSCHKE = "Henschke 2009, https://doi.org/10.1002/art.24853";
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
export const P1 = "NHS back pain page and NICE NG156, graded for this service";
export const HSIB_AORTA =
  "HSIB 2020 on missed aortic dissection, https://www.hssib.org.uk/patient-safety-investigations/delayed-recognition-of-acute-aortic-dissection/";
export const CHEST_PAIN =
  "AHA/ACC 2021 chest pain guideline, https://professional.heart.org/en/science-news/2021-guideline-for-the-evaluation-and-diagnosis-of-chest-pain";
export const SCAD = "AHA 2018 on spontaneous coronary dissection, clinician to confirm";
export const NHS_BELLY =
  "NHS stomach ache advice, https://quarrysidepractice.gp.scot/health-information/stomach-ache-and-abdominal-pain";
export const SPLEEN = "Bartlett 2016, torn spleen in glandular fever";
export const NG126 = "NICE NG126, ectopic pregnancy and miscarriage";
export const NG12 = "NICE NG12, suspected cancer, clinician to confirm";
export const NG12_BLOOD = "NICE NG12, blood count within 48 hours";
export const ECTOPIC_RISK =
  "Ipas 2019 after ACOG 193; Li 2014, https://pmc.ncbi.nlm.nih.gov/articles/PMC4262460";
export const IDSA_SPINE = "IDSA 2015 vertebral osteomyelitis, doi 10.1093/cid/civ482";
export const IDSA_CARE = "High 2009, IDSA long-term care, Clin Infect Dis 48:149";
export const SHROYER = "Shroyer 2020, https://ajemjournal.com/article/S0735-67571930336-5/fulltext";
export const ARTENSTEIN = "Artenstein 2016, https://pmc.ncbi.nlm.nih.gov/articles/PMC5172511";
export const PIGRAU = "Pigrau 2015, https://pmc.ncbi.nlm.nih.gov/articles/PMC4602631";
export const LATE_INFECTION =
  "Gerometta 2012, https://pmc.ncbi.nlm.nih.gov/articles/PMC3282865; Kalfas 2019";
export const PSOAS = "Ricci and Meyer; Femminineo and LaBan 1988, reports of psoas abscess";
export const COCHRANE_FRACTURE = "Cochrane 2013 (Williams, CD008643) and 2023 (CD014461)";
export const SACRAL = "Schindler 2007; Kao 2017, https://pmc.ncbi.nlm.nih.gov/articles/PMC5758140";
export const STIFF_SPINE = "BMJ 2009;339:b2568, fracture of the stiff spine";
export const HAND_SURG = "Hand Surg 2005;10:1, carpal tunnel or neck";
export const PARIS = "Paris 2023, https://pn.bmj.com/content/23/3/222";
export const BENZO =
  "FDA 2020 on benzodiazepines, https://www.fda.gov/drugs/drug-safety-and-availability/fda-requiring-boxed-warning-updated-improve-safe-use-benzodiazepine-drug-class";
export const BACLOFEN = "FDA boxed warning on intrathecal baclofen, clinician to confirm";
export const DYSTONIA = "Marano 2016, https://pmc.ncbi.nlm.nih.gov/articles/PMC5233782";
export const SEROTONIN = "MSD Manual, serotonin syndrome";
export const STATIN =
  "Patel 2013; Abu Mellal 2019, https://pmc.ncbi.nlm.nih.gov/articles/PMC6661989";
export const NG228 = "NICE NG228, https://www.nice.org.uk/guidance/ng228/chapter/Recommendations";
export const GCA = "BSR 2020, giant cell arteritis, clinician to confirm";
export const PMR = "BSR 2010, polymyalgia, clinician to confirm";
export const CALCIUM = "Society for Endocrinology 2016, low calcium, clinician to confirm";
export const CDC_TETANUS = "CDC, tetanus: 3 to 21 days after the wound";
export const DIVING = "Aharon-Peretz 1993, decompression illness of the spinal cord";
export const USPSTF_VIOLENCE = "USPSTF 2018, partner violence, clinician to confirm";
