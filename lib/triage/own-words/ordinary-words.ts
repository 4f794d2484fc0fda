/**
 * Ordinary words of people with a sore back, many of them one slip away from a watched one ("cargue",
 * "tools"). No word is mended into another where it stands here (plain-text.ts).
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `ahora semana suero blanda media stars demasiado demasiada sleep three other thing things light window sending tried tube tubes tender family
  familia party cuero podria enter neither fully farther look looks lock locks pick shoes stores spread pulse quita
  meter partes parte levanta corta acuesta arches stated dijeron none receto semanas check issue sheet hunting hitting
  eating heating hand hands
  tests place places column core state states public looked leve minute become becomes filing filed sting
  estira store gentle dudas makes makers waits ways colour colours coloured based sitio sintio choca nacio
  silent llama tools changing quiet slower lacking stall droops punto puntos penso entero enero delante cargue
  weigh avoided closes shifts sorts though trade exits sides closing winner early create reports statin leave
  tables tablets backs backed dies meets garbage quick planning depend depends marking patent stats grouped
  import importa cuidado algun alguna ningun vuelva salida toque corro complaints titles drawer drawers timers
  transit shred losers theyre theyll garage barely compress decrease pooling cellular canada bias presses
  press derive caching panning decimals hides water walter boxes corre corto creo carga cargo cargar cargado
  caja cajas calle cerca cinco cosas cosa cuenta cuerda hombre hombro hora horas hierro hoja jardin leche
  libro lunes martes mesa nieve nueve noche parar pared paso pegar peso piel pintar pisar poco pronto puesto
  puerta quedo queda ratos rato regar reposo ropa saco sacar salto sentar siempre subir sueno suelo tarde
  tecla tipo tomar traje venta verano viaje viernes vuelta zapato board books boots brake bread bring broke
  brush build carry chairs chase cheap clean clear climb clock coach coast count couch cover curve desk dishes
  drill drive engine farm fence field fight final floor foam forest frame front fruit games gears grass group
  guest guitar gutter hammer happy heavy hello hockey hotel house hours inches jogging joint kitchen knife
  label ladies laundry lawn lesson letter lifting limit lower lunch massage match meals metal middle mixer
  moving muscle nerve nights north nurse office older oven paint paper parcel park phone photo piano plane
  plants plate point porch post potato price print pulled quilt radio rain raking reach relax rest ride river
  road rope round rugby salad sand scale school seats sewing shelf shift shirt shop shovel shower side sister
  sitting skating sleep slowly small snow soccer socks sofa soup south space spine sport spring squat stacks
  stairs stand start steel steps stiff stock stone stove stretch string strong student summer sweep swim swing
  table taxi teach tennis thumb tiles tires today towel track trailer travel tray tree truck trunk twist uncle
  upper usual vacuum van visit wagon waist walk wash watch week wheel winter woman wood work yard yoga`.split(
    /\s+/,
  ),
);
