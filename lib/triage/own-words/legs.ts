import type { NotMeant, Sign } from "./family";

const LEGS = "(leg|legs|knee|knees)";
const CANT = "(cant|cannot|can not|couldnt|could not|unable to|not able to)";

export const LEGS_SIGNS: readonly Sign[] = [
  {
    family: "legs",
    fact: "leg_weakness",
    strong: [
      `${LEGS} (gave|give|gives|giving|going|gone|went) (way|out)( on me)?`,
      `${LEGS} (just )?(buckle|buckles|buckled|buckling|collapse|collapsed|collapses)`,
      `${LEGS} (feel |are |is |like |feels ){0,3}(like )?(jelly|jello|rubber|spaghetti)`,
      "(knee|knees) (folds|folded|fold) under me",
      "fell because (the|my) leg (went|gave)",
      `${LEGS} (is |are |gets |getting |keeps |has been ){0,3}weaker`,
      `weak* in (my|the|one|both) ${LEGS}`,
      `${CANT} (move|lift) (my|the|one|either|both) (leg|legs)`,
      `${CANT} (stand|rise) on my toes`,
      "se me (dobla|doblan|doblo|doblaron|vencen|vencio) (la|las) (pierna|piernas|rodilla|rodillas)",
      "(me )?(falla|fallan|fallo|fallaron) (la|las|una) (pierna|piernas)",
      "piernas de (trapo|gelatina|hule)",
      "no me paro de puntas",
      "las piernas no me responden",
      "(cada dia )?(mas )?debil (la|las) piernas?",
      "no puedo (mover|levantar) (la|las) piernas?",
    ],
    weak: ["(weak|shaky) legs", "legs (feel|are) (weak|shaky)", "piernas (cansadas|debiles)"],
  },
  {
    family: "legs",
    fact: "foot_drop",
    strong: [
      `${CANT} (lift|raise|pull up) (my|the) (foot|toes)`,
      "(toes|foot) (drag|drags|dragging|dragged)",
      "(dragging|drag) my (leg|foot|toes)",
      "foot slaps( the floor)?",
      "trip* over my own (foot|feet|toes)",
      "no puedo levantar el pie",
      "arrastro (el|la) (pie|pierna)",
      "(me )?tropiezo con mi(s)? (propio(s)? )?pies?",
    ],
  },
  {
    family: "legs",
    fact: "leg_numbness",
    strong: [
      "both (of my )?(legs|feet) (are|feel|went|go) (numb*|asleep|dead)",
      "(cant|cannot|can not|couldnt|dont|do not|didnt) feel (my|the|one|either|both) (leg|legs|foot|feet)",
      "(leg|foot) (is|feels|went|has gone|goes) (completely |totally )?(numb|dead)",
      "no siento (los|el|mis|mi|las|la) (pies|pie|piernas|pierna)",
      "(las dos|mis dos|ambas) piernas (estan )?(dormidas|entumidas|adormecidas)",
      "(pierna|pie) (dormid|entumid|adormecid)*",
    ],
  },
  {
    family: "legs",
    fact: "unsteady_or_clumsy",
    strong: [
      "(legs|feet) (wont|will not|dont|do not) (listen|obey|do what i want)",
      "walk* like (i am |im )?(a )?drunk*",
      "(lost|losing) my balance (when|all|every|walking)",
      "camino como (un )?borrach*",
      "(pierdo|perdi) el equilibrio al (caminar|andar)",
    ],
  },
  {
    family: "legs",
    fact: "face_speech_or_one_side_body",
    strong: [
      "half of (me|my body) (is|feels|went) (weak|numb|dead)",
      "(one|left|right) side of my (body|face) (is|feels|went) (weak|numb|droopy|drooping)",
      "(face|mouth) (is )?droop*",
      "medio cuerpo (debil|dormido|entumido)",
      "(la cara|la boca) (se me fue de lado|chueca)",
    ],
  },
];

export const LEGS_NOT_MEANT: NotMeant = [
  "legs (are|feel) sore",
  "pull* my leg",
  "broke (my|a) leg",
  "put my foot down",
  "(foot|leg|feet) (fell|falls|fall) asleep (while|when) i (sat|sit)",
  "piernas adoloridas",
  "met* la pata",
];
