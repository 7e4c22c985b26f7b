/* SPDX-License-Identifier: MIT */
#include "quotes/words.h"

const struct quote_list quote_words_spanish[] = {
    {QW_SAY, "dijo dice decía afirmó afirma afirmaba explicó explica explicaba añadió añade añadía aseguró asegura "
             "aseguraba señaló señala señalaba declaró declara indicó indica recordó recuerda insistió insiste "
             "respondió responde preguntó pregunta escribió escribe advirtió advierte subrayó subraya destacó destaca "
             "apuntó apunta sostuvo sostiene reconoció reconoce admitió admite comentó comenta contó cuenta relató "
             "relata lamentó lamenta anunció anuncia concluyó concluye manifestó manifiesta precisó precisa opinó "
             "opina agregó agrega expresó expresa confesó confiesa criticó critica denunció denuncia prometió promete "
             "resumió resume replicó replica exclamó exclama detalló detalla confirmó confirma reiteró reitera zanjó "
             "zanja bromeó bromea tuiteó"},
    {QW_SAYING, "diciendo añadiendo afirmando explicando señalando asegurando escribiendo recordando"},
    {QW_PREP, "de en a por para con sin sobre entre desde hasta contra según hacia tras ante durante del al"},
    {QW_CONJ, "y e o u pero ni sino porque aunque si cuando como mientras"},
    {QW_AUX, "es son era eran fue fueron ha han había habían está están estaba será serán ser haber"},
    {QW_DET, "el la los las un una unos unas este esta estos estas ese esa varios varias muchos algunos dos tres "
             "cuatro"},
    {QW_POSS, "su sus mi mis nuestro nuestra"},
    {QW_HE, "él"},
    {QW_SHE, "ella"},
    {QW_THEY, "ellos ellas nosotros"},
    {QW_I, "yo usted"},
    {QW_REL, "quien que cual donde cuyo"},
    {QW_ADV, "también después luego todavía ya ayer hoy además siempre nunca entonces"},
    {QW_MR | QW_TITLE, "señor sr don rey"},
    {QW_MRS | QW_TITLE, "señora sra doña reina"},
    {QW_DOTTED, "sr sra dr dra d"},
    {QW_TITLE, "dr dra presidente presidenta ministro ministra alcalde alcaldesa doctor doctora general"},
    {QW_ROLE, "presidente ministro alcalde portavoz director jefe responsable abogado juez fiscal profesor "
              "investigador economista historiador escritor periodista autor diputado senador candidato activista "
              "concejal médico enfermero maestro estudiante vecino testigo entrenador experto analista secretario "
              "agricultor panadero pescador artista gerente"},
    {QW_ROLE | QW_MALE, "hombre marido padre hijo hermano actor rey"},
    {QW_ROLE | QW_FEMALE, "mujer esposa madre hija hermana actriz presidenta ministra alcaldesa directora jefa abogada "
                          "jueza profesora investigadora escritora autora diputada senadora candidata médica maestra "
                          "vecina entrenadora experta secretaria"},
    {QW_DAY, "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
             "septiembre octubre noviembre diciembre"},
    {QW_NAMING, "llamado llamada titulado titulada denominado denominada título libro película novela canción lema "
                "palabra palabras término"},
    {QW_PARTICLE, "de del la las los y"},
    {QW_ORG, "universidad empresa banco consejo comité ministerio partido policía hospital museo diario asociación "
             "sindicato ayuntamiento gobierno"},
    {QW_NATION, "español española españa madrid barcelona europa américa"},
    {QW_OTHER, "no más menos muy aquí allí"},
    {QW_TEXT, "comunicado carta informe mensaje nota discurso"},
    {0, NULL},
};
