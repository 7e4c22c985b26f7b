/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_spanish[] = {
    {QW_SAY,
     "reconocía respondía advertía admitía sostenía insistía concluía prometía defendía pedía exigía proseguía "
     "coincide coincidía coincidió ilustra ilustró aventura aventuró ahonda ahondó incidía grita gritó gritaba "
     "contesta contestó sugiere sugirió alega alegó alegaba calcula calculó calculaba afirma "
     "afirmó afirmaba explica explicó explicaba asegura aseguró "
     "aseguraba señala "
     "señaló señalaba declara "
     "declaró declaraba indica indicó indicaba recordó recordaba insista insistó insistaba pregunta preguntó "
     "preguntaba subraya subrayó subrayaba destaca destacó destacaba apunta apuntó apuntaba comenta comentó comentaba "
     "relata relató relataba lamenta lamentó lamentaba anuncia anunció anunciaba manifestó manifestaba precisa precisó "
     "precisaba opina opinó opinaba agrega agregó agregaba expresa expresó expresaba confesó confesaba critica criticó "
     "criticaba denuncia denunció denunciaba replica replicó replicaba exclama exclamó exclamaba detalla detalló "
     "detallaba confirma confirmó confirmaba reitera reiteró reiteraba zanja zanjó zanjaba bromea bromeó bromeaba "
     "tuitea tuiteó tuiteaba valora valoró valoraba argumenta argumentó argumentaba adelanta adelantó adelantaba "
     "alerta alertó alertaba aclara aclaró aclaraba justifica justificó justificaba reclama reclamó reclamaba "
     "pronostica pronosticó pronosticaba celebra celebró celebraba aconseja aconsejó aconsejaba recalca recalcó "
     "recalcaba remacha remachó remachaba matiza matizó matizaba ironiza ironizó ironizaba plantea planteó planteaba "
     "razona razonó razonaba reprocha reprochó reprochaba proclama proclamó proclamaba sentencia sentenció sentenciaba "
     "significa significó significaba felicita felicitó felicitaba enfatiza enfatizó enfatizaba revela reveló revelaba "
     "dijo dice decía añadió añade añadía respondió responde escribió escribe escribía advirtió advierte sostuvo "
     "sostiene reconoció reconoce admitió admite contó cuenta contaba concluyó concluye prometió promete resumió "
     "resume recuerda cuestiona cuestionó expuso expone defendió defiende pidió pide exigió exige insiste repuso "
     "repitió repite puntualiza puntualizó incide incidió prosigue prosiguió continúa continuó avisa avisó queja quejó "
     "confía confió confiesa cree considera consideró estima estimó espeta espetó ríe comparte remata remató apostilla "
     "apostilló arguye manifiesta"},
    {QW_SAY_BASE, "opinado confesado replicado exclamado detallado zanjado tuiteado argumentado adelantado alertado "
                  "aclarado justificado pronosticado celebrado aconsejado recalcado remachado matizado ironizado "
                  "planteado razonado reprochado proclamado sentenciado enfatizado revelado gritado preguntado "
                  "contestado rematado apostillado cuestionado considerado estimado avisado alegado sugerido repetido "
                  "dicho afirmado explicado asegurado señalado declarado indicado recordado insistido subrayado "
                  "destacado apuntado comentado lamentado anunciado manifestado precisado agregado añadido respondido "
                  "escrito advertido sostenido reconocido admitido concluido prometido denunciado criticado reiterado "
                  "confirmado contado relatado defendido pedido exigido valorado reclamado expresado"},
    {QW_SAYING, "diciendo añadiendo afirmando explicando señalando asegurando escribiendo recordando"},
    {QW_PREP, "detrás delante junto de en a por para con sin sobre entre desde hasta contra según hacia tras ante "
              "durante del al mediante bajo"},
    {QW_CONJ, "y e o u pero ni sino porque aunque si cuando como mientras pues"},
    {QW_AUX, "es son era eran fue fueron ha han había habían está están estaba será serán ser haber he hemos sido "
             "hubiera habría hay puede pueden debe deben va van hace"},
    {QW_DET, "el la los las un una unos unas este esta estos estas ese esa aquel aquella varios varias muchos algunos "
             "algunas dos tres cuatro cinco cada otro otra todos todas ningún ninguna"},
    {QW_POSS, "su sus mi mis nuestro nuestra tu tus"},
    {QW_HE, "él"},
    {QW_SHE, "ella"},
    {QW_THEY, "ellos ellas nosotros"},
    {QW_I, "yo usted"},
    {QW_REL, "quien que cual donde cuyo cuya quienes"},
    {QW_ADV, "también después luego todavía ya ayer hoy además siempre entonces así asimismo mañana anoche igualmente "
             "finalmente recientemente posteriormente sin embargo incluso ahora antes aún solo sólo tampoco"},
    {QW_MR | QW_TITLE, "señor sr don d rey"},
    {QW_MRS | QW_TITLE, "señora sra doña dña reina"},
    {QW_DOTTED, "sr sra dr dra d dña"},
    {QW_TITLE,
     "dr dra presidente presidenta ministro ministra alcalde alcaldesa doctor doctora general papa cardenal obispo"},
    {QW_ROLE,
     "presidente ministro alcalde portavoz director jefe responsable abogado juez fiscal profesor investigador "
     "economista historiador escritor periodista autor diputado senador candidato activista concejal médico enfermero "
     "maestro estudiante vecino testigo entrenador experto analista secretario agricultor panadero pescador artista "
     "gerente exministro expresidente exjugador exalcalde vicepresidente eurodiputado consejero delegado líder "
     "dirigente fundador cofundador propietario dueño comisario coronel general comandante capitán embajador "
     "diplomático politólogo sociólogo psicólogo filósofo físico biólogo ingeniero arquitecto cineasta actor cantante "
     "músico pintor novelista poeta fotógrafo productor delantero defensa jugador seleccionador técnico portero "
     "futbolista campeón atleta piloto ganadero viticultor obrero trabajador empleado conductor policía bombero "
     "soldado oficial magistrado notario coordinador presentador editor librero cocinero comerciante artesano soldador "
     "naviero marinero jubilado parado voluntario alumno padre amigo compañero especialista consultor tesorero "
     "sindicalista empresario rector decano gobernador intendente lehendakari conseller mandatario canciller miembro"},
    {QW_ROLE | QW_MALE, "hombre marido padre hijo hermano actor rey tío abuelo"},
    {QW_ROLE | QW_FEMALE,
     "mujer esposa madre hija hermana actriz presidenta ministra alcaldesa directora jefa abogada jueza profesora "
     "investigadora escritora autora diputada senadora candidata médica maestra vecina entrenadora experta secretaria "
     "vicepresidenta consejera delegada fundadora cofundadora dueña embajadora politóloga socióloga psicóloga "
     "ingeniera arquitecta concejala enfermera reina princesa abuela tía empresaria coordinadora presentadora "
     "trabajadora jugadora técnica gobernadora eurodiputada exministra portera alumna historiadora"},
    {QW_DAY, "mañana tarde noche madrugada lunes martes miércoles jueves viernes sábado domingo enero febrero marzo "
             "abril mayo junio julio agosto "
             "septiembre octubre noviembre diciembre"},
    {QW_VERB, "recibió leyó oyó lee oye recibe ve sabe tiene viene pone sale llega parece muestra habla juega gana "
              "deja lleva quiere rezaba reza"},
    {QW_NAMING, "llamado llamada titulado titulada denominado denominada título libro película novela canción lema "
                "palabra palabras término"},
    {QW_PARTICLE, "de del la las los y van von di da"},
    {QW_ORG, "universidad empresa banco consejo comité ministerio partido policía hospital museo diario asociación "
             "sindicato ayuntamiento gobierno fiscalía ong tribunal audiencia junta generalitat diputación guardia "
             "ejército organización fundación agencia instituto federación confederación cámara congreso senado "
             "parlamento iglesia embajada plataforma casa club otan onu ue ugt ccoo psoe pp vox podemos"},
    {QW_NATION,
     "español española españa madrid barcelona europa américa francia rusia ucrania estados unidos méxico argentina "
     "chile colombia perú venezuela londres moscú washington bruselas andalucía cataluña galicia valencia"},
    {QW_OTHER, "no más menos muy aquí allí se lo le les me te nos nunca jamás sí nada sólo ni"},
    {QW_TEXT,
     "frase cita comunicado carta informe mensaje nota discurso texto pancarta cartel sms correo tuit letrero artículo "
     "tuits auto sentencia"},
    {QW_MALE, "farid karim mehdi rachid samir youssef álvaro borja camilo domingo eugenio héctor íñigo jacinto juanjo "
              "juanma julián leandro paco patxi román "
              "sebastián valentín gualterio aitor ander asier oriol pere pau"},
    {QW_FEMALE, "aitana almudena ana-maría ángeles azucena begoña belén candela concha edurne encarnación fátima "
                "inmaculada macarena mariana mariona montserrat nuria olaya paloma remedios rosalía úrsula ione ainhoa "
                "arantxa leire nekane montse meritxell"},
    {0, NULL},
};
