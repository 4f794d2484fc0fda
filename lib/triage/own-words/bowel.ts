import type { Sign } from "./family";
import { CACA, CANT, CLOTHES, DONT, FEEL, NO_PUEDO, NO_SIENTO, POOP } from "./vocabulary";

/** The bowel does not hold, or is not felt (catalogue 2c.3, B). */
export const BOWEL: readonly Sign[] = [
  {
    family: "saddle",
    fact: "bowel",
    strong: [
      // It comes by itself.
      "(mess|messed|messes|messing|dirtied|soil|soils|soiled|soiling|stained|crap|crapped|craps|shit|shat|shits|sharted|shart|poo|pooed|poop|pooped|poops|pooping|fouled) (\\w+ ){0,2}(myself|my self|himself|herself|bed|" +
        CLOTHES.slice(1),
      `${POOP} (\\w+ ){0,3}(comes|came|coming|falls|fell|slips|slipped|slides|leak*|runs|ran|escap*|drops|oozes|oozing|seep*) (\\w+ )?(out|away|down|by itself|on its own|without|all|in|into)`,
      `(leak*|seep*|oozing|passing|passed|losing|drop*) (\\w+ ){0,2}${POOP} (\\w+ ){0,3}(without|in my|in bed|and (i )?(dont|didnt)|by accident|on myself|when)`,
      `(leak*|seep*) (\\w+ ){0,2}${POOP}`,
      "(accident|accidents) (\\w+ ){0,3}(poop|poo|number two|number 2|bowel|shit|crap)",
      "(accident|accidents) (\\w+ ){0,3}(pants|trousers|underwear|bed|undies) (\\w+ )?(number two|number 2|poop|poo)",
      `(cant|cannot|can not|couldnt|no longer|unable to|barely|hardly|doesnt) (\\w+ )?(hold|control|stop|keep in|hold in) (\\w+ ){0,2}(${POOP.slice(1, -1)}|bowels|bowel|back passage|rear end)`,
      `(lost|losing|lose|loses|loss of|no|zero|without) (\\w+ ){0,2}control (\\w+ ){0,3}(${POOP.slice(1, -1)}|bowels?|back passage)`,
      "incontinent (\\w+ )?(of|for|to) (\\w+ ){0,2}(stool|feces|faeces|bowel|bm|poop)",
      "(bowels|bowel) (\\w+ ){0,2}(out of control|gone|let go|let loose|open* by themselves|numb)",
      `${DONT} (\\w+ ){0,2}${FEEL} (\\w+ ){0,4}(${POOP.slice(1, -1)}|pooping|pooing|bowels|number two)`,
      `(dont|didnt|doesnt|cant|without) (know|knowing|feel|feeling|notice|noticing) (\\w+ ){0,3}(${POOP.slice(1, -1)})`,
      "(cant|couldnt|dont) (feel|squeeze|clench|tighten) (\\w+ ){0,3}(butthole|anus|asshole|sphincter|back passage)",
      // In Spanish.
      `(se me|me|se le|le|se) (\\w+ )?(sale|salen|salio|salia|saliendo|va|van|fue|escapa|escapan|escapo|escurre|cae|chorrea) (\\w+ ){0,3}${CACA}`,
      `(manch\\w+|ensuci\\w+|embarr\\w+|cag\\w+|zurr\\w+) (\\w+ ){0,2}(calzon*|calzoncillo*|ropa interior|bragas|trusa|trusas|chones|encima|sabanas|cama)`,
      "(me|se) (cag\\w+|zurr\\w+|cagu\\w+) (encima|en los|en la cama|sin|toda|todo|dormid[oa])",
      `(me|se) (hag\\w+|hac\\w+|hic\\w+|hizo) (\\w+ )?${CACA} (\\w+ ){0,2}(encima|sin|en)`,
      "(me|se) (ensuci\\w+|obr\\w+) (\\w+ ){0,2}(encima|sin (\\w+ )?(sentir|querer|cuenta|avisar)|en (la|mi|su) (cama|ropa)|en los)",
      "filled (my|the|his|her) (pants|diaper|trousers)",
      `(me|se) (hag\\w+|hic\\w+|hizo|hace) (\\w+ )?(del cuerpo|del dos|caca|popo) (\\w+ ){0,2}(encima|sin|en)`,
      `${NO_PUEDO} (aguantar|controlar|contener|detener|retener|aguantarme) (\\w+ ){0,3}(${CACA.slice(1, -1)}|intestino*)`,
      `(perdi|perdio|perdido|sin|no (tengo|tiene)) (\\w+ )?control (\\w+ ){0,3}(${CACA.slice(1, -1)}|intestino*|de atras)`,
      `${NO_SIENTO} (\\w+ ){0,4}(${CACA.slice(1, -1)}|cuando (cago|evacuo|obro|defeco))`,
      "no siento (cuando )?(hago|hacer|sale|me sale) (el |la |del )?(popo|caca|bano)",
      "(cant|cannot|dont|do not) feel (when i )?(my )?(poop|pooping|bowel*|stool*)",
      "(lost|losing|loss of|lack of|poor) (all |any |my |the )?bowel control",
      "(lost|losing|loss of|no|lack of) control (of|over) (my |the )?(bowels?|poop|stools?)",
      "(bowel|fecal|faecal|stool) (incontinen*|accidents?|leak*)",
      "(poop|stool) (just )?(comes|came|leaks|leaking|falls|fell) out",
      "incontinencia (fecal|de heces)",
      "(ya )?no (puedo )?(controlo|controlar|control|aguanto|aguantar|siento) (bien )?(de )?(la |el |mi |mis )?(popo|caca|intestino|excremento|heces)",
      "(perdi|perdida|perdiendo|pierdo) (el |de |del )?control (de |del )?(la |el |mi |mis )?(popo|caca|intestino|excremento|heces)",
      "se me (sale|salio|escapa) (sola |solo )?(el |la )?(excremento|caca|popo)",
      "me (hice|hago) del bano encima",
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
];
