import type { NotMeant, Sign } from "./family";

const PILLS = "(tylenol|advil|ibuprofen|acetaminophen|aleve|motrin|pills|painkillers|tablets|meds)";
const PASTILLAS = "(pastillas|ibuprofeno*|paracetamol|naproxeno|tylenol|advil)";
const MANY = "(eight|nine|ten|eleven|twelve|fifteen|twenty|[89]|1[0-9]|2[0-9]|3[0-9])";
const MUCHOS = "(ocho|nueve|diez|once|doce|quince|veinte|[89]|1[0-9]|2[0-9])";

/** No "12 hours" between a number and its pills. */
const NOT_HOURS = "((?!hour|hr|day|week|mg|am |pm |year|hora|dia|semana)\\w+ )?";

export const MEDICINE: readonly Sign[] = [
  {
    family: "medicine",
    fact: "medicine_overuse",
    strong: [
      `(popped|popping|ate|eating|downed|necked|chewed|took|taking|take|taken|had) (\\w+ ){0,2}${MANY} ${NOT_HOURS}${PILLS}`,
      `(eating|popping|chewing|taking|eat|pop) (\\w+ )?${PILLS} like (candy|sweets|smarties|tic tacs|m ms|skittles|water)`,
      `(way|far) (too )?(many|more|much) (\\w+ )?${PILLS}`,
      `(more|extra) ${PILLS} than (\\w+ ){0,2}(should|supposed|allowed|label|box|told|safe|prescribed|recommended|bottle)`,
      "(took|taking|take|taken) (\\w+ ){0,2}(double|triple|twice|three times) (\\w+ ){0,2}(dose|amount)",
      `(tom\\w+|trag\\w+|met\\w+|com\\w+) (\\w+ ){0,2}${MUCHOS} ${NOT_HOURS}${PASTILLAS}`,
      "(tom\\w+|tragu\\w+|met\\w+) (\\w+ ){0,2}(demasiad[oa]s?|un monton|un chingo|un puno|un punado|el doble|el triple|doble|de mas|un frasco|todo el (frasco|bote|blister)|toda la caja|muchisim[oa]s) (de )?(pastillas|medicina\\w*|dosis|la dosis|ibuprofeno|paracetamol|naproxeno|tramadol|analgesicos)",
      "(como|tomo) (las )?pastillas como (dulces|caramelos|pan|agua)",
      "(me )?(pase|paso|excedi) (de|con|en) (\\w+ )?(la dosis|las pastillas|el medicamento|la medicina)",
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
