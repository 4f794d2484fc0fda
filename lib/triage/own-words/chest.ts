import type { NotMeant, Sign } from "./family";

export const CHEST: readonly Sign[] = [
  {
    family: "chest",
    fact: "chest_pain",
    strong: [
      "elephant on my chest",
      "chest (is|feels|felt|gets|got) (tight|heavy|squeezed)",
      "chest (pain*|pressure|tightness|hurts|hurting)",
      "(pressure|pain|tightness|squeezing|weight) * (my|the) chest",
      "pain * (goes|shoots|moves|spreads|runs) (to|into|up to) my jaw",
      "left arm (aches|hurts|is numb|pain)( too)?",
      "me aprieta el pecho",
      "(como )?(un )?peso en el pecho",
      "(dolor|presion|opresion|punzada) (en|de|del) (el )?pecho",
      "me duele (el )?pecho",
      "dolor * (quijada|mandibula)",
      "(tambien )?me duele el brazo izquierdo",
    ],
    weak: ["heart (problems|trouble)", "palpitations", "palpitaciones"],
  },
  {
    family: "chest",
    fact: "fainted_or_collapsed",
    strong: [
      "(passed|passing|pass|blacked|black|blacking) out",
      "(almost |nearly )?(fainted|fainting|faint)(?! hearted)",
      "everything (went|turned) (gray|grey|black|dim)",
      "woke up on the floor",
      "(i )?collapsed(?! on (the|my) (couch|bed|sofa))",
      "(casi )?me desmay*",
      "(perdi|perdio) (el )?conocimiento",
      "se me (nublo|nubla) la vista",
      "amaneci en el piso",
    ],
    weak: ["dizzy", "lightheaded", "mareado", "mareada", "mareos"],
  },
  {
    family: "chest",
    fact: "short_of_breath",
    strong: [
      "(cant|cannot|can not|couldnt|could not|unable to|not able to) (catch my breath|breathe|breath)",
      "(hard|trouble|struggling|difficult*) (to |with )?(breathe|breathing|breath)",
      "short of breath",
      "(me )?falta (el |mucho )?aire",
      "no puedo respirar( bien)?",
      "me cuesta respirar",
    ],
    weak: ["took my breath away"],
  },
  {
    family: "chest",
    fact: "cold_sweat",
    strong: [
      "(broke out|breaking out|woke up) in a cold sweat",
      "cold sweats?",
      "(me dio|tuve|con) (un )?sudor frio",
      "sudor(es)? frios?",
    ],
  },
  {
    family: "chest",
    fact: "sudden_tearing_pain",
    strong: [
      "(felt|feel) (something|it) (rip|tear|tore|ripped) (inside|in my (chest|belly|back))",
      "(tearing|ripping) (pain|feeling|sensation)",
      "tearing",
      "stab(bed|bing)? (pain )?(right )?through to my back",
      "worst pain of my life (out of nowhere|all of a sudden|suddenly)",
      "sent(i|ia) que algo se (rompio|desgarro|rasgo)( por dentro)?",
      "(desgarr|rasg)* (por dentro|adentro)",
      "como (una )?punalada (hasta|en) la espalda",
      "el peor dolor de mi vida (, )?de repente",
    ],
  },
  {
    family: "chest",
    fact: "belly_hard_or_tender",
    strong: [
      "(belly|stomach|abdomen) (is |feels )?(hard|rigid) (as|like) (a )?(rock|board|stone)",
      "(barriga|panza|vientre) (esta )?dura como (piedra|tabla)",
    ],
  },
  {
    family: "chest",
    fact: "pulsing_belly",
    strong: [
      "something (beats|pulses|throbs|is beating|is pulsing) in my (belly|stomach)",
      "me late (la|el) (barriga|panza|vientre|estomago)",
      "algo (me )?late en (la|el) (barriga|panza|vientre)",
    ],
  },
  {
    family: "chest",
    fact: "leg_cold_or_pale",
    strong: [
      "(leg|foot) (turned|went|is|has turned|has gone) (cold|white|blue)( and (white|pale|blue))?",
      "(pierna|pie) (fri[ao]|helad[ao]) y (blanc[ao]|palid[ao]|morad[ao])",
    ],
  },
  {
    family: "chest",
    fact: "headache_sudden_severe",
    strong: ["worst headache (of my life|ever)", "el peor dolor de cabeza( de mi vida)?"],
  },
];

export const CHEST_NOT_MEANT: NotMeant = [
  "collapsed on (the|my) (couch|bed|sofa|chair)",
  "(get|got|getting) (it|this|something) off my chest",
  "out of breath from (laughing|running|the stairs)",
  "faint hearted",
  "sin aire de (la risa|reir|correr)",
  "a pecho",
  "chest (of drawers|freezer|day)",
  "breath of (fresh )?air",
];
