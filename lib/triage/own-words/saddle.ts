import type { NotMeant, Sign } from "./family";

const PLACE =
  "(crotch|private* parts|privates|private area|groin|genital*|bottom|butt|bum|backside|vagina|penis|balls|testicles|anus|rectum|saddle)";
const LUGAR =
  "(entrepierna|partes intimas|partes privadas|partes|genital*|ingle*|nalga*|trasero|ano|vagina|pene|testiculo*|ahi abajo|alla abajo)";
const NUMB = "(numb*|num|asleep|dead|wooden|no feeling|no sensation|tingl*)";
const DORMIDO = "(dormid*|entumid*|entumecid*|adormecid*|sin sentir|anestesiad*|insensibl*)";
const CANT =
  "(cant|cannot|can not|couldnt|could not|unable to|not able to|havent been able to|have not been able to|not been able to|cant even)";
const DONT =
  "(dont|do not|didnt|did not|cant|cannot|can not|couldnt|could not|no longer|unable to)";

export const SADDLE: readonly Sign[] = [
  {
    family: "saddle",
    fact: "saddle_numbness",
    strong: [
      `${DONT} feel * (wipe|wiping|toilet paper)`,
      `${DONT} feel * (seat|chair under me|${PLACE.slice(1, -1)})`,
      "toilet paper feels (like )?nothing",
      `${NUMB} (down there|between (my|the|his|her|their) legs)`,
      `${NUMB} * ${PLACE}`,
      `${PLACE} (is|are|feels|feel|went|goes|has gone|have gone|has been|have been|gets|got) * ${NUMB}`,
      `${PLACE} (feels|feel) like (after the dentist|wood|cotton|it is not mine)`,
      "(like|as if) (im |i am )?sitting on (cotton|a pillow|nothing|a cushion)",
      "(no|lost|lack of) (feeling|sensation) (at all )?(between my legs|down there)",
      "no siento * (limpio|limpiarme|papel)",
      "papel (ni )?(no )?se siente",
      `(duerme|durmio|duermen|durmieron) * ${LUGAR}`,
      `${DORMIDO} * (${LUGAR.slice(1, -1)}|entre las piernas)`,
      `${LUGAR} * ${DORMIDO}`,
      "(adormecimiento|entumecimiento|hormigueo) (entre las piernas|en las partes)",
      "(como )?anestesiad* entre las piernas",
      "no siento (el |la )?(asiento|silla|entrepierna|partes)",
      "no siento nada (entre las piernas|ahi abajo|alla abajo)",
    ],
    weak: ["tingl* down there sometimes"],
  },
  {
    family: "saddle",
    fact: "bladder",
    strong: [
      "(i )?(wet|wetted|wetting|peed|pee|pissed|peeing) (myself|my pants|my self|the bed|my bed|on myself)",
      "(pee|pea|urine) (just )?(comes|came|leaks|leaking|dribbles|runs) out",
      "(leaking|leak) (pee|urine)",
      "(dont|do not|didnt) (know|feel|notice) * (peeing|i pee|i am peeing|i have to go|i need to pee|have to pee|my bladder)",
      `${CANT} * (pee|pea|urinate|wee|pass urine|empty my bladder|hold (it|my pee|my bladder))`,
      `${CANT} (start|control) (to pee|peeing|my bladder|my pee)`,
      "(have to|need to|must) push to pee",
      "(it )?only dribbles",
      "(havent|have not|hasnt|not) (peed|urinated|passed urine)(?! (my|on))( since| all| for)?",
      "bladder (wont|will not|doesnt|does not|cant) (empty|work)",
      "(lost|losing|no) (bladder control|control of my bladder|control of my pee)",
      "(wear|wearing|need|use) (pads|diapers|diaper) since",
      "me (orine|orino|mee|meo|ando orinando) (encima|en la cama|en los pantalones|sin querer)",
      "me (orine|mee)",
      "me (hice|hago|hacia) (pis|pipi)( encima)?",
      "se me (sale|sali*|escapa|escapo) (la |el )?(orina|pis|pipi)",
      "no siento (cuando )?(orino|orinar|la orina|ganas de orinar|cuando voy a orinar)",
      "no me dan ganas de orinar",
      "(no|ni) (puedo|podia|pude|consigo|logro) (orinar|hacer (del )?(pis|pipi|bano)|mear|aguantar (la orina|el pipi))",
      "(tengo|tiene) que pujar para orinar",
      "(me sale|sale|orino) (solo )?a gotas",
      "no (he |e |ha )?(orinado|hecho pipi|meado) (desde|en todo|en)",
      "no se me vacia la vejiga",
      "(uso|traigo|necesito) (panal|panales)( desde)?",
    ],
    weak: [
      "(bathroom|bladder) (trouble|problems|issues)",
      "(had|have) an accident(?! (at|on|in) (work|the road|my car))",
      "problemas (en|con|para ir al) (el )?bano",
      "problemas para orinar",
    ],
  },
  {
    family: "saddle",
    fact: "bowel",
    strong: [
      "(pooped|pooped|soiled|shit|crapped|pooping) (myself|my pants|my self|the bed)",
      "(didnt|did not|dont|do not|couldnt|cant) feel (it|the poop|my poop|poop) (come|coming) out",
      "(lost|losing|no) (bowel control|control of my (bowels|poop))",
      `${CANT} (control|hold) my (bowels|poop)`,
      "me (hice|hago) (popo|caca)( encima)?",
      "me (cague|ensucie)( encima)?",
      "se me (salio|sale|escapa|escapo) (el popo|la caca|la popo)",
      "no (lo |la )?senti salir",
      "no (controlo|aguanto) (el|la) (popo|caca)",
    ],
    weak: ["un accidente en el bano"],
  },
  {
    family: "saddle",
    fact: "sexual_sensation_or_function",
    strong: [
      `${DONT} feel (sex|anything during sex|anything when we have sex)( any ?more)?`,
      "(cant|cannot|can not|couldnt) (get|stay) (hard|an erection|it up)",
      "no (siento|sinto) nada (en el sexo|durante las relaciones|al tener relaciones)",
      "no se me para",
      "no (logro|puedo tener|tengo) ereccion*",
    ],
  },
];

export const SADDLE_NOT_MEANT: NotMeant = [
  "numb to (it|the pain|this|everything|pain)",
  "peed a lot",
  "(toddler|baby|kid|son|daughter|dog|cat|nino|nina|bebe|perro) (has )?(wet|peed|pooped|se orino|se hizo)( (himself|herself|itself|the bed|all over|pipi|popo))?",
  "heating pad* since",
  "(foot|leg|feet) (fell|falls|fall) asleep (while|when) i (sat|sit)",
  "(no|any) trouble (peeing|pooping|with peeing)",
  "(pee|peeing|pooping|bladder|bowel*) (is|are|works|work)? ?(fine|normal|ok|okay)",
  "me (dormi|duermo) (tarde|temprano|bien|mal)",
  "(orino|orina|hago del bano|popo) (bien|normal)",
  "(oil|coolant|water) (leaks|leaking)",
];
