import type { Sign } from "./family";

/** Illnesses that staff should read of, wherever they stand; the form asks for each of them. */
export const HISTORY: readonly Sign[] = [
  {
    family: "other",
    fact: null,
    strong: [],
    weak: [
      "cancer*",
      "canser*",
      "tumor*",
      "tumour*",
      "(carcinoma|sarcoma|melanoma|lymphoma|linfoma|leukemia|leukaemia|leucemia|myeloma|mieloma)*",
      "(mets|metasta*|malignan*|malign[oa]*|oncolog*|oncologist)",
      "(chemo*|quimio*|radiotherap*|radioterap*|radiation (therapy|treatment*)|radiaciones|mastectom*|prostatectom*)",
      "(lump|bulto|bolita) (\\w+ ){0,3}(breast|boob|pecho|seno|teta)",
      "(the big c|prostate ca|breast ca|lung ca|ca of the (breast|lung|prostate|colon))",
      "aneurysm*",
      "aneurisma*",
      "(marfan|ehlers danlos|aortic (dissection|stent|graft|repair)|diseccion (de la aorta|aortica))",
    ],
  },
];
