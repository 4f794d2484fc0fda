import type { NotMeant, Sign } from "./family";

const SOMEBODY =
  "(he|she|they|somebody|someone|(my|the) (\\w+ )?(partner|husband|wife|boyfriend|girlfriend|ex|son|daughter|father|mother|dad|mom|brother|sister|caregiver|roommate|nurse|hubby|fella|bf|gf|fiance|fiancee|stepdad|stepmom|stepfather|old man|old lady|other half|spouse))";

const ALGUIEN =
  "(esposo|esposa|marido|mujer|pareja|novio|novia|hijo|hija|papa|mama|padre|madre|hermano|hermana|padrastro|madrastra|suegr\\w+|ex|senor|viejo|cuidador\\w*|yerno|nieto|tio|primo)";
/** Blows, singular or plural. Others in "-azo" are how a spasm feels: "latigazos", "pinchazos". */
const BLOWS =
  "(punetazos?|bofetazos?|bofetadas?|cachetazos?|cachetadas?|codazos?|rodillazos?|palazos?|manazos?|manotazos?|cinturonazos?|cintarazos?|correazos?|cuerazos?|fuetazos?|chingadazos?|fregadazos?|madrazos?|putazos?|vergazos?|guantazos?|zapatazos?|chanclazos?|escobazos?|botellazos?|garrotazos?|batazos?|cabezazos?|navajazos?|machetazos?)";

export const SAFETY: readonly Sign[] = [
  {
    family: "safety",
    fact: "unsafe_at_home",
    strong: [
      `${SOMEBODY} (\\w+ )?(clocks|clocked|belts|belted|whacks|whacked|thumps|thumped|decks|decked|batters|battered|wallops|walloped|bashes|bashed|lays into|laid into|whips|whipped|headbutts|bites|bit|spits on|smashes) me`,
      "me (\\w+ ){0,2}(a (cinturonazos|golpes|patadas|cachetadas|palos|punetazos|bofetadas|chingadazos|manazos|cuerazos)|con el (cinturon|cinto|palo|cable))",
      `me (agarra|agarro|da|dan|dio|daba|pega|pego|mete|metio|sueno|suena|tira|tiro) (\\w+ )?${BLOWS}`,
      `me (da|dio|daba|pega|pego|mete|metio) (\\w+ )?\\w+azos? (\\w+ )?(mi|su) ${ALGUIEN}`,
      `(el|ella|alguien|mi ${ALGUIEN}) (\\w+ )?me (da|dio|daba|pega|pego|mete|metio) (\\w+ )?\\w+azos?`,
      `(scared|afraid|terrified|frightened|fear) (of|for) (my |the )?(\\w+ )?(husband|partner|wife|hubby|boyfriend|girlfriend|son|daughter|father|mother|dad|stepdad|ex|him at home|roommate|caregiver|brother)`,
      `${SOMEBODY} (\\w+ )?(beats|beat|hits|hit|slaps|slapped|punches|punched|kicks|kicked|chokes|choked|grabs|grabbed|drags|dragged|shoves|shoved|pushes|pushed|throws|threw|knocks|knocked|smacks|smacked|rapes|raped|strangles|strangled|stabbed|burns|burned) (me|me up|me around|me about)(?! (at|in a game))`,
      "(beats|beat|beating|beaten|roughs|roughed|slaps|slapped|knocks|knocked) me (up|around|about)",
      `${SOMEBODY} (\\w+ )?(lays|laid|puts|put|raises|raised) (his |her |their |a )?(hands?|fists?) (on|to|at) me`,
      `${SOMEBODY} (\\w+ )?(gets|got|is|becomes|turns) (\\w+ )?(violent|physical|rough with me|abusive)`,
      "(threatens|threatened|threatening) (to (kill|hurt|hit|leave me|shoot)|me)",
      `${SOMEBODY} (locks|locked) me (in|inside|out)`,
      "(wont|doesnt|does not|never) let me (leave|out|go out|see (my|any)|have my phone|call)",
      `${SOMEBODY} (takes|took|hides|hid|controls) my (money|phone|keys|meds|medicine|passport|car keys)(?! (because|since|cause|as) i (cant|cannot|can not|couldnt|shouldnt|should not) drive)`,
      "(being abused|abuses me|abused me|abusive relationship|domestic violence|sexually assaulted|molested me|was molested|groped me)",
      "(dont|not|isnt|do not|never) (\\w+ )?(feel )?safe (\\w+ )?(at home|here|with (him|her|my)|in (my|this) (home|house|relationship|marriage))",
      "(el|ella|alguien|mi (esposo|esposa|marido|mujer|pareja|novio|novia|hijo|hija|papa|mama|hermano|padrastro|suegra|suegro|ex|senor|viejo|cuidador\\w*|yerno|nieto)) (ya |siempre |a veces |todavia |tambien )?me (golpe\\w+|peg\\w+|pate\\w+|ahorc\\w+|empuj\\w+|maltrat\\w+|cachete\\w+|jalone\\w+|madre\\w+|avent\\w+|estruj\\w+|amenaz\\w+|encierr\\w+|encerr\\w+|viol\\w+|estrangul\\w+)(?! (la gripe|el sol|el dolor|un masaje))",
      "me (da|dio|daba) (\\w+ )?(golpes|cachetadas|bofetadas|patadas|punetazos|una golpiza|una paliza|una cachetada|una madriza|manazos)",
      "me (levanta|levanto|alza|puso|pone) (la mano|las manos encima)",
      "me (agarra|agarro|agarraba) a (golpes|patadas|cachetadas|chingadazos)",
      "me (encierra|encerro|tiene encerrad[oa]|quita (el (telefono|celular|dinero)|las llaves)|controla (el dinero|todo))",
      "no me deja (ver a mi familia|salir de la casa)(?! (el|la|este|esta|mi|tanto) (dolor|espalda|cintura|ciatica|pierna|calambre|espasmo))",
      "(tengo|le tengo|vivo con) miedo (a|de) (mi|su) (\\w+ )?(esposo|marido|pareja|novio|novia|senor|viejo|hijo|hija|papa|padrastro|ex|hermano|cuidador\\w*)",
      "(maltrato|abuso sexual|violencia (domestica|de genero|familiar)|abusaron de mi|abuso de mi)",
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
  `(dolor|espalda|cintura|punzada|calambre) ((que|ya|siempre|tambien|casi|hasta|solo) )?me (pega|pego|golpea|golpeo|tira|tumba|empuja|jala)(?!( \\w+){0,3} (alguien|${ALGUIEN}))`,
  "(el|este|mi) (dolor|espasmo|calambre) (ya |casi )?no me deja salir de la casa",
  "(the|this|my) (pain|back|spasm|spasms|sciatica|leg|hip) (wont|doesnt|does not|will not|never) let me (leave|out|go out)",
  "(grabs|grabbed|catches|caught) me (to (help|lift|steady|hold) me|to (keep|stop) me from falling|before i fell|so i (didnt|dont|wouldnt|wont) fall)(?! (\\w+ ){0,2}(and|but|then))",
  "me (amenaza|amenazo|amenazan) con (despedirme|correrme)",
  "(partner|husband|wife|boyfriend|girlfriend|son|brother|dad|mom) hit the",
  "boss (pushes|pushed) me",
  "beat* me at (cards|chess|tennis|games?)",
  "(cramp|wave|spasm|pain|idea|ball|door|it) (just )?hit(s)? me",
  "me (pega|pego) (la gripe|el sol|el dolor|el frio|un aire|una gripa)",
  "me empuja a (trabajar|seguir)",
];
