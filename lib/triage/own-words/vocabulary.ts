// The words that people have for parts of the body, for what they do, and for what fails. Families are
// built from them: a place and a state, in either order (catalogue 2c.2). A word that is missing here is
// missing in every sentence, so new words come here first. In plain form (plain-text.ts): no accents, no
// apostrophes. `*` is any ending, ` * ` up to four words between.

const groupOf = (text: string) =>
  `(${text
    .trim()
    .split(/\s*\|\s*/)
    .join("|")})`;

/** The two within four words of each other, whichever comes first. */
export const near = (one: string, other: string): string[] => [
  `${one} * ${other}`,
  `${other} * ${one}`,
];

export const CANT = groupOf(
  `cant | cannot | can not | couldnt | could not | unable to | not able to | impossible to | no way to | wasnt able to | cant even |
  havent been able to | have not been able to | hasnt been able to | not been able to | can barely |
  can hardly | struggl* to | trouble | hard for me to | hard to`,
);
/** "Don't", of feeling and noticing. */
export const DONT = groupOf(
  `dont | do not | didnt | did not | doesnt | does not | cant | cannot | can not | couldnt | could not |
  no longer | unable to | wont | not able to | isnt able to`,
);
export const FEEL = groupOf(
  "feel | feeling | tell | know | notice | noticing | sense | realize | realise | aware of | feel it",
);
/** "Puedo", of trying. */
export const NO_PUEDO = groupOf(
  `no puedo | no puede | no podia | no pude | no consigo | no logro | no logra | no alcanzo a |
  no soy capaz de | no he podido | no ha podido | no me deja | me cuesta | le cuesta | batallo para |
  batalla para | apenas puedo | sin poder | sin lograr | no hay forma de | no hay manera de | incapaz de | me es imposible | imposible | casi no puedo | apenas si puedo`,
);
export const NO_SIENTO = groupOf(
  `(no|ni|sin) ((?!me |se |le |lo )\\w+ )?(siento|siente|sienten|sentir|sentia|senti|sintio|noto|nota|notar|percibo) |
  (no|ni) me (di|doy) cuenta | (no|ni) me entero | (no|ni) se da cuenta | sin darme cuenta | sin darse cuenta | ni cuenta (me|se|le) (doy|da|di|dio) |
  deje de sentir | dejo de sentir`,
);

export const PEE = groupOf(
  "pee | pea | pee pee | wee | wee wee | urine | piss | tinkle | wiz | number one | number 1",
);
export const TO_PEE = groupOf(
  `pee | pea | peeing | wee | weeing | urinate | urinating | urination | void | voiding | piss | pissing |
  tinkle | pass (\\w+ )?(urine|water|pee|wee) | passing (\\w+ )?(urine|water) | make water | wiz |
  (get|squeeze|force) (\\w+ ){0,2}(pee|wee|urine|piss|drop|drops) | (a|any) (wee|pee|leak|piss) |
  (going|go|been) (\\w+ ){0,3}(pee|wee|number one|number 1) | number one | number 1 |
  empty (my|the|his|her) bladder`,
);
export const ORINA = groupOf(
  "orina | orin | orines | pipi | pis | meados | chis | del uno | aguas menores",
);
export const ORINAR = groupOf(
  `orin* | mear* | meo | mea | miccionar | desaguar | desbeber |
  (hacer|hago|hace|hacia|haciendo) (\\w+ )?(pipi|pis|chis|uno|aguas|orina) |
  (sacar|echar|soltar) (\\w+ )?(orina|pipi|pis|gota|chorro)`,
);
export const POOP = groupOf(
  `poop | poo | poos | crap | shit | shite | stool | stools | feces | faeces | turd | number two |
  number 2 | bowel movement | bm | bms | diarrhea | diarrhoea`,
);
export const CACA = groupOf(
  `popo | caca | heces | excremento* | mierda | evacuacion* | deposicion* | numero dos | diarrea`,
);
/** What gets wet or dirty when something leaks. */
export const CLOTHES = groupOf(
  `pants | trousers | underwear | underpants | undies | knickers | panties | boxers | briefs | jeans |
  shorts | pajamas | pjs | clothes | seat | leggings | drawers`,
);

/** Where one sits and what is between the legs. */
export const SEAT = groupOf(
  `crotch | private* parts | privates | private area | (private|naughty|lady|girly|girl|boy|man|woman) (bits|parts) |
  my bits | junk | nether regions | undercarriage | downstairs | down below | down there | back there | where i sit | bike seat area | down under |
  groin | genital* | pubic area | bottom | backside | rear | rear end | butt | butthole | buttcheeks |
  buttock* | butt cheek* | bum | bumhole | bum cheek* | ass | asshole | ass cheek* | arse | tush | rump |
  fanny | hoo ha | hooha | vagina | vag | vajayjay | vulva | labia | clit* | cooch* | coochie | pussy |
  penis | dick | cock | willy | pecker | wiener | balls | nuts | ballsack | nutsack | scrotum | testicles |
  testicle | testes | anus | rectum | taint | perineum | saddle | inner thighs | inside of my thighs |
  sit bones | between (my|the|his|her|their) (legs|thighs|cheeks)`,
);
export const ASIENTO = groupOf(
  `entrepierna* | entre (las|mis|sus) (piernas|nalgas) | partes intimas | partes privadas | partes nobles |
  partes bajas | partes de abajo | partes | genital* | ingle* | nalga* | trasero | culo | colita | cola |
  pompis | pompas | fundillo | posaderas | cachetes de (atras|abajo) | ano | recto | vagina | vulva | labios de abajo |
  concha | chocha | panocha | pepa | pene | pito | pinga | verga | miembro | testiculo* | huevos | bolas |
  pelotas | cojones | escroto | ahi abajo | alla abajo | por abajo | de abajo para adelante | zona intima |
  zona genital | silla de montar | perine | parte de adelante`,
);
export const NUMB = groupOf(
  `numb* | num | asleep | senseless | unfeeling | dead | deadened | wooden | no feeling | no sensation | tingl* | pins and needles |
  novocain* | novacain* | anesthe* | anaesthe* | lost feeling | without feeling | like wood |
  like rubber | like cotton | like cotton wool | like plastic | like cardboard | like leather`,
);
export const DORMIDO = groupOf(
  `dormid* | entumid* | entumecid* | adormecid* | adormilad* | amortiguad* | amortecid* | acorchad* |
  anestesiad* | insensibl* | sin sentir | sin sensibilidad | hormigue* | como de (corcho|palo|madera|goma|trapo|carton)`,
);
export const SE_DUERME = groupOf(
  `duerme | duermen | durmio | durmieron | adormece | adormecen | adormecio | adormecieron | entume |
  entumen | entumio | entumece | entumecen | entumecio | acorcha | acorchan | acorcho | anestesio`,
);

export const LEG = groupOf("leg | legs | knee | knees | thigh | thighs | limb | limbs");
export const FOOT = groupOf(
  "foot | feet | toe | toes | big toe | big toes | ankle | ankles | left toes | right toes",
);
export const PIERNA = groupOf(
  "pierna | piernas | rodilla | rodillas | pata | patas | muslo | muslos | canillas | piernitas",
);
export const PIE = groupOf(
  `pie | pies | tobillo | tobillos | punta del pie | dedo gordo | dedos de(l| los| mis| mi) pies? |
  dedo del pie | dedos(?! de (la|las|mi|mis|una) manos?)`,
);

export const AIRE = groupOf("aire | aliento | respiracion | resuello | oxigeno");
export const CHEST_PLACE = groupOf(
  "chest | breastbone | sternum | breast bone | ribcage | rib cage",
);
export const PECHO = groupOf("pecho | corazon | esternon | torax | caja del pecho");
/** How one speaks of ending one's own life, of oneself. */
export const SELF = groupOf("myself | my self | meself | me self | mysel");

/** Up to six words after "don't feel", where they do not say what is felt: "I don't feel numb". */
export const FELT =
  "((?!like|relief|better|worse|bad|sick|molest|alivi|mejor|mal |cambi|numb|tingl|dormid|entum|adorm|hormig|dolor|pain|sore|good|well|bien|right|safe|comfortable)\\w+ ){0,6}";

/** Up to three words after "can't", where nothing new begins: not "can't sleep and pee a lot". */
export const TRY = "((?!(and|or|but|because|when|y|o|pero|porque|cuando) )\\w+ ){0,3}";
