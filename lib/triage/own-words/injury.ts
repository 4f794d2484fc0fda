import type { NotMeant, Sign } from "./family";

export const INJURY: readonly Sign[] = [
  {
    family: "injury",
    fact: "trauma",
    strong: [
      "(fell|fall|falling) (off|from) (the|a|my|his|her) (roof|ladder|truck|horse|scaffold*|tree|balcony)",
      "(fell|fall|tumbled) down (the |a flight of )?stairs",
      "(car|truck|motorcycle|bike|bus) (wreck|crash|accident)",
      "rear ended",
      "(was|were) in a (wreck|crash|car accident)",
      "crashed my (car|truck|bike|motorcycle)",
      "thrown (from|off) (a|the|my) horse",
      "(hit|struck|run over) by a (car|truck|bus|bike)",
      "(it )?landed on my back",
      "tackled hard",
      "(dove|dived) in and hit (the )?bottom",
      "me cai (del|de la|de un|de una) (techo|escalera|caballo|andamio|moto|arbol|azotea)",
      "rode por las escaleras",
      "(choque|chocamos) (con |en )?(el |mi )?(carro|coche|auto|camion)?",
      "me chocaron",
      "accidente (de|en) (moto|carro|coche|auto)",
      "me tiro el caballo",
      "me atropell*",
      "me cayo encima",
    ],
  },
  {
    family: "injury",
    fact: null,
    strong: [
      "(fell|fall) (out of|off) (the )?bed",
      "(slipped|slip) (on|and fell)",
      "landed on my (tailbone|butt|bottom)",
      "heard a (crack|pop|snap)",
      "me cai de la cama",
      "me resbale",
      "(cai|me cai) sentad[oa]",
      "me di un senton",
      "me pegue en la (cabeza|espalda)",
      "oi un (crujido|tronido)",
    ],
  },
  {
    family: "injury",
    fact: "fainted_or_collapsed",
    strong: ["(had )?(a )?seizure", "(me )?dio una convulsion", "convulsion(es)?"],
  },
];

export const INJURY_NOT_MEANT: NotMeant = [
  "fell (asleep|behind|in love|ill|sick|apart)",
  "hit the (gym|road|sack)",
  "sugar crash",
  "(market|computer|phone) crash*",
  "me cayo (mal|bien|pesad*)",
  "me cae (bien|mal)",
  "cai en cuenta",
  "choque de (horarios|turnos|manos)",
];
