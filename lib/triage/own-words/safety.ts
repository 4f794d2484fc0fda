import type { NotMeant, Sign } from "./family";

const SOMEBODY =
  "(he|she|they|somebody|someone|(my|the) (\\w+ )?(partner|husband|wife|boyfriend|girlfriend|ex|son|daughter|father|mother|dad|mom|brother|sister|caregiver|roommate|nurse))";

export const SAFETY: readonly Sign[] = [
  {
    family: "safety",
    fact: "unsafe_at_home",
    strong: [
      "(threatens|threatened|threatening) (me|to (kill|hurt|hit) me)",
      `${SOMEBODY} (is |was |has been |keeps )?(hitting|beating|kicking|choking|punching|abusing|abuses|abused|attacking|attacked) me`,
      "domestic (violence|abuse)",
      "(husband|wife|partner|boyfriend|girlfriend|ex|son|dad|father) is (abusive|violent)",
      "violencia (domestica|en (mi )?casa|familiar|intrafamiliar)",
      "me (esta|estaba|estuvo) (golpeando|pegando|maltratando|pateando|amenazando)",
      "me (amenaza|amenazo|amenazan)",
      "(abusa|abuso|abusan) (sexualmente )?de mi",
      "tengo miedo de mi (esposo|marido|pareja|novio|hijo|papa|ex)",
      `${SOMEBODY} (just )?(hit|hits|kicked|kicks|beats|beat|punched|punches|choked|chokes|slapped|slaps|pushed|pushes|shoved|shoves|hurts|raped|threw|strangled) (me|things at me|me down)( down)?`,
      "(throws|threw|throwing) things at me",
      "(choked|strangled) me",
      "pushed me (down|over|against)",
      "(scared|afraid|terrified) of my (husband|partner|wife|boyfriend|girlfriend|son|father|dad|ex)",
      "(afraid|scared) to go home",
      "(not|dont feel|do not feel|never) safe (at|in my) (home|house)",
      "(wont|doesnt|does not|will not) let me (see|go to|visit) (a|the) doctor",
      "(checks|reads|goes through) my phone",
      "(he|she) is reading this",
      "(dont|do not) call me (he|she) will know",
      "(someone|somebody) (is )?(hurting|hurts) me",
      "(forced|forces) me",
      "i was raped",
      "(el |ella |mi \\w+ |alguien )?me (pega|pego|golpea|golpeo|patea|pateo|ahorca|ahorco|empuja|empujo|maltrata)(?! (la gripe|el sol|el dolor|duro el|fuerte el))",
      "me (avienta|aventaba|tira) (cosas|objetos)",
      "(le )?tengo miedo a mi (esposo|marido|pareja|novio|hijo|papa|ex)",
      "tengo miedo de (volver|regresar|ir) a (mi )?casa",
      "no (estoy|me siento) segur[oa] en (mi )?casa",
      "no me deja ir al (doctor|medico)",
      "me revisa el (telefono|celular)",
      "(el |ella )?esta leyendo esto",
      "no me llamen",
      "alguien me (lastima|hace dano)",
      "me (obligo|obliga|forzo) a",
      "me obligo",
      "me violaron",
      "me violo",
    ],
  },
];

export const SAFETY_NOT_MEANT: NotMeant = [
  "me (amenaza|amenazo|amenazan) con (despedirme|correrme)",
  "(partner|husband|wife|boyfriend|girlfriend|son|brother|dad|mom) hit the",
  "boss (pushes|pushed) me",
  "beat* me at (cards|chess|tennis|games?)",
  "(cramp|wave|spasm|pain|idea|ball|door|it) (just )?hit(s)? me",
  "me (pega|pego) (la gripe|el sol|el dolor|el frio|un aire|una gripa)",
  "me empuja a (trabajar|seguir)",
];
