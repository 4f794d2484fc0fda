import type { NotMeant, Sign } from "./family";

const PILLS = "(tylenol|advil|ibuprofen|acetaminophen|aleve|motrin|pills|painkillers|tablets|meds)";
const PASTILLAS = "(pastillas|ibuprofeno*|paracetamol|naproxeno|tylenol|advil)";
const MANY = "(eight|nine|ten|eleven|twelve|fifteen|twenty|[89]|1[0-9]|2[0-9]|3[0-9])";
const MUCHOS = "(ocho|nueve|diez|once|doce|quince|veinte|[89]|1[0-9]|2[0-9])";

export const MEDICINE: readonly Sign[] = [
  {
    family: "medicine",
    fact: "medicine_overuse",
    strong: [
      "(doubled|tripled|doubling|tripling) (up )?(on )?(my |the )?(dose|pills|meds|oxycodone|tylenol|advil|ibuprofen|tramadol|naproxen)",
      `(took|take|taking|taken|swallowed) (like |about |over |almost |around )?${MANY} (\\w+ )?${PILLS}`,
      `(tome|tomo|me tome) (como |casi |unas )?${MUCHOS} ${PASTILLAS}`,
      "(took|take|taking|taken|swallowed) (the |a )?(whole|entire) (bottle|box|pack)",
      "(took|taking|take|taken) (way |far )?too (many|much) (\\w+ )?(pills|tablets|tylenol|advil|ibuprofen|meds|medicine|aleve|painkillers|acetaminophen)",
      "(me )?(tome|tomo) (todo el frasco|toda la caja|todas las pastillas|muchas pastillas|muchisimas pastillas)",
      "(took|take|taking|taken) (way )?(more|too many|too much) (than (the )?(label|box|directed|prescribed)|" +
        PILLS.slice(1),
      `(took|take|taking|taken|swallowed) (a )?(handful|bunch|fistful|lot) of ${PILLS}`,
      "doubled (my|the) dose",
      "double (the )?dose (all|every)",
      `${MANY} ${PILLS} (a|per|every|each|in one) day`,
      "ran out early because i (take|took) (extra|more)",
      "overdose*",
      "(tome|tomo|tomando) (de mas|demasiad[oa]s( pastillas)?|mas de la cuenta)",
      `(me tome|tome|tomo) un puno de ${PASTILLAS}`,
      "doble dosis( todo el dia)?",
      `${MUCHOS} ${PASTILLAS} (al|por|cada) dia`,
      "sobredosis",
    ],
  },
];

export const MEDICINE_NOT_MEANT: NotMeant = [
  "(as|like) the (label|box) says",
  "allergic to",
  "lo que dice la (caja|etiqueta)",
];
