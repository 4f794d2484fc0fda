import type { NotMeant, Sign } from "./family";

export const INFECTION: readonly Sign[] = [
  {
    family: "infection",
    fact: "fever",
    strong: [
      "fever(s|ish)?",
      "burning up",
      "(high|running a) temperature",
      "(tengo|tuve|con|y|dio|da|arde de) (la )?(fiebre|calentura)",
      "fiebre",
      "calentura",
      "arde de fiebre",
      "infection in my blood",
      "(wound|cut|incision|scar) (oozes|is oozing|oozing|leaks pus)",
      "pus",
      "abscess(es)?",
      "endocarditis",
      "infeccion en la sangre",
      "me supura (la herida|la cicatriz)",
      "absceso",
    ],
    weak: ["infection (last month|before|in the past)", "mrsa", "staph", "diabetes", "sweats"],
  },
  {
    family: "infection",
    fact: "shaking_chills",
    strong: [
      "teeth (were |are )?chatter(ing|ed)?",
      "shak(ing|ed|e) so (hard|bad|much)",
      "(shaking|shivering) (chills|uncontrollably)",
      "(me )?castanea(n|ban|ron) los dientes",
      "tembla(ba|ndo) de frio",
      "escalofrios",
    ],
  },
  {
    family: "infection",
    fact: "night_sweats",
    strong: [
      "(soak|soaked|soaking|drench|drenched) (the |my )?(sheets|bed|pajamas)",
      "(empapo|empape|mojo|amanezco empapad*) (las |la )?(sabanas|cama)",
    ],
  },
  {
    family: "infection",
    fact: "dialysis_line",
    pastCounts: true,
    strong: [
      "(i )?(have|got|had) (a |an )?(port|picc( line)?|central line|dialysis (line|catheter))",
      "picc line",
      "(tengo|traigo|me pusieron) (un )?(cateter|puerto)",
    ],
  },
  {
    family: "infection",
    fact: "iv_drug_use",
    pastCounts: true,
    strong: [
      "(shoot|shot|shooting) up",
      "(used to |i )?(inject|injected|injecting)( (drugs|heroin|meth|cocaine|fentanyl|myself))?",
      "(me inyecto|me inyectaba|me inyecte|inyectarme)( (drogas?|heroina))?",
    ],
  },
  {
    family: "infection",
    fact: "neck_stiff_or_bad_headache",
    strong: ["stiff neck (and|with) (a )?fever", "cuello tieso (con|y) fiebre"],
  },
];

export const INFECTION_NOT_MEANT: NotMeant = [
  "hot flash(es)?",
  "(flu|vaccine|tetanus|covid) (shot|shots|vaccine)",
  "(inject|injecting|injected|shots? of|inyecto|inyectaba)( my| la)? ?insulin(a)?",
  "insulin (shots|injections)",
  "sweat* (at the gym|at work|in the heat)",
  "bochornos",
  "vacuna",
  "me inyecto (la )?insulina",
  "me inyectaron (la )?vacuna",
  "sudo en el trabajo",
  "hay fever",
  "(cabin|spring) fever",
  "shot in my (arm|shoulder)",
];
