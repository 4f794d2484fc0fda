import type { NotMeant, Sign } from "./family";

export const BLEEDING: readonly Sign[] = [
  {
    family: "bleeding",
    fact: "pregnancy",
    strong: [
      "(i )?(might|may|could|think im|think i am|am|im) (be )?pregnant",
      "positive (pregnancy )?test",
      "(a lo mejor|tal vez|quiza*|creo que|puede que) (yo )?(estoy|este) embarazada",
      "estoy embarazada",
      "prueba (de embarazo )?(salio )?positiva",
    ],
    weak: ["miscarriage", "aborto"],
  },
  {
    family: "bleeding",
    fact: "period_late",
    strong: [
      "(missed|skipped) (my|a) period",
      "period is (\\w+ )?late",
      "(tubes|my tubes) (are )?tied but my period",
      "(cant|cannot|can not) find (my )?iud strings?",
      "no me ha bajado( la regla)?",
      "no me baja( la regla)?",
      "tengo (un )?retraso( en la regla| de la regla)?",
      "no encuentro los hilos del diu",
    ],
    weak: ["endometriosis"],
  },
  {
    family: "bleeding",
    fact: "vaginal_bleeding_or_fluid",
    strong: [
      "(bleeding|spotting|bleed) (between|in between) (my )?periods",
      "(i am|im|been|started) spotting",
      "bleed* (down there|from my vagina)",
      "soak* (through )?(my )?pads",
      "water broke",
      "leak* fluid",
      "sangr(o|e|ado|ando) (entre|fuera de) (la|las|mi)? ?reglas?",
      "(estoy|ando) manchando",
      "sangr(o|e|ado|ando) por (abajo|la vagina)",
      "se me rompio la fuente",
      "se me sale (el )?liquido",
      "empapo (las )?toallas",
    ],
  },
  {
    family: "bleeding",
    fact: "shoulder_tip_pain",
    strong: [
      "tip of my shoulder (hurts|aches|is sore)",
      "(pain|hurts) * tip of my shoulder",
      "me duele la punta del hombro",
    ],
  },
  {
    family: "bleeding",
    fact: "baby_moving_less",
    strong: [
      "baby (is|has) (not|stopped|isnt) (moving|moved)( much)?",
      "baby (isnt|hasnt) mov(ing|ed)",
      "(el )?bebe (ya )?no se (mueve|ha movido)",
      "(el )?bebe se mueve menos",
    ],
  },
  {
    family: "bleeding",
    fact: "contractions",
    strong: ["contractions", "contracciones"],
  },
  {
    family: "bleeding",
    fact: "blood_in_vomit_or_stool",
    strong: [
      "(throw|throwing|threw|vomit|vomiting|vomited|puking|puked|cough|coughed) (up )?blood",
      "(looks|vomit|puke|threw up) * coffee grounds",
      "(toilet|bowl) (was )?full of blood",
      "blood in (my|the) (poop|stool|vomit)",
      "(vomite|vomito|vomitando) (con )?sangre",
      "vomito como cafe molido",
      "sangre en (la taza|el popo|el vomito|la popo)",
    ],
  },
  {
    family: "bleeding",
    fact: "black_stools",
    strong: [
      "(black|tarry) (tar |tarry )?(poop|stool|stools)",
      "(poop|stool) (is |was )?(black|like tar)",
      "popo (negr[oa])( como (chapopote|brea))?",
    ],
  },
  {
    family: "bleeding",
    fact: "blood_in_urine",
    strong: [
      "blood in (my|the) (pee|urine)",
      "(pee|peeing|peed|urinating) blood",
      "(red|bloody) (pee|urine)",
      "(orino|orine|orinando|orina) (con )?sangre",
      "sangre en (la|mi) orina",
    ],
  },
];

export const BLEEDING_NOT_MEANT: NotMeant = [
  "(wife|girlfriend|sister|daughter|friend|partner) is pregnant",
  "bloody (awful|terrible|hell|painful|annoying|bad)",
  "late for (work|school|dinner)",
  "period is (normal|fine|regular|on time)",
  "(esposa|novia|hermana|hija|amiga) esta embarazada",
  "(llegue|llego) con retraso",
  "manche (la|mi) (camisa|ropa|blusa)",
];
