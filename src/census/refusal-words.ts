/**
 * Words and signs by which people say that two must not be together, in whatever place they say it. Dropped, such a word would let the two be
 * matched, which is the one thing that was asked not to happen: where one may be meant, it is asked.
 */
import { termKey } from '../domain/index.ts';

/** Headers that may say whom somebody must not be with. */
const HEADERS = [
  /\b(?:ne|n) (?:souhait\w*|v(?:eu|ou)\w*|desir\w*|doi\w*|peu\w*|accept\w*) pas\b/,
  /\b(?:a )?ne (?:pas|jamais|plus) (?:(?:etre|les|le|la|l|lui) )?(?:associ|mett|appari|form|affect|plac|reuni|confi|encadr|suiv|jumel|binom|avec|ensemble|regroup|cotoy)/,
  /\b(?:pas|jamais) (?:avec|ensemble|(?:au|aux|dans|sur|a) (?:le |la |les |l )?meme)\b/,
  /\b(?:incompatib|evit|refus|separ|ecart|conflit|eloign|deconseill|mesentent|contre indic)/,
  /\bexclu(?:re|sions?|s|ant|e|es)?\b/,
  /^(?:tous |tout |toutes )?(?:sauf|hormis|excepte)\b/,
  /\bnon (?:souhaite|desire|voulu|compatible)/,
  /\b(?:parentes?|apparente|liens? (?:famili|de famille|avec))/,
  /\b(?:inimities?|litiges?|desaccords?)\b/,
] as const;

export function mayBeRefusals(header: string): boolean {
  const key = termKey(header);
  return HEADERS.some((words) => words.test(key));
}

/** Headers below which anything may stand, that somebody must not be with somebody among it. */
const VAGUE =
  /\b(?:vigilan\w+|reserves?|alertes?|a (?:savoir|noter|signaler)|restrictions?|attention|precautions?|consignes?|importante?s?|sensib\w+|limites?|avertissements?|points? (?:cles?|forts?|faibles?))\b/;

export function mayHoldAnything(header: string): boolean {
  return VAGUE.test(termKey(header));
}

/** Words that are of a quarrel whatever is said beside them. */
const QUARREL =
  /\b(?:refus|recus|incompatib|conflit|conflictuel|evit|separ|eloign|ecart|mesent|desaccord|inimiti|deconseill|veto|harcel|plainte|brouill|fache|oppos|detest)\w*\b/;
/** With whom a refusal may be, where nobody is named. */
const WITH_SOMEBODY =
  /\b(?:avec|with|tut(?:eur|rice)s?|stagiaires?|collegues?|binomes?|agente?s?|lui|elles?|eux|cpip|dpip|equipes?|chef\w*|hommes?|femmes?|personnes?|meme|ensemble|together)\b/;

/** Whether a text of a column that may hold anything may keep two people apart although it names nobody: the wide net, so that more is asked than is meant. */
export function mayKeepApart(text: string): boolean {
  const key = termKey(text);
  return QUARREL.test(key) || (mayRefuse(text) && WITH_SOMEBODY.test(key));
}

/** Whom not to put at one place: what the two have to do with each other is not asked. */
export const AT_ONE_PLACE =
  /\b(?:pas|jamais) .*\bmemes? (?:sites?|services?|lieux?|endroits?|antennes?|structures?|etablissements?|residences?)\b/;

const TOGETHER =
  '(?:associ|mett|met|appari|affect|plac|reuni|confi|encadr|suiv|suit|jumel|binom|regroup|cotoy|accompagn|accueill|travaill|tut|form(?:er|ons) un)';
/** Sentences that keep two people apart, whoever they are. */
const APART = [
  /\b(?:pas|plus|jamais|not|never) (?:avec|ensemble|with|together)\b/,
  new RegExp(`\\bn(?:e|ot)? ?(?:pas|plus|jamais) (?:\\w+ ){0,4}?${TOGETHER}\\w*`),
  new RegExp(`\\bne (?:\\w+ ){1,2}?(?:pas|plus|jamais) (?:\\w+ ){0,4}?${TOGETHER}\\w*`),
  /\bne (?:veut|veulent|souhaite|souhaitent|desire|desirent|accepte|acceptent) (?:pas|plus|jamais) (?:de |d )?(?:m|mr|mme|mlle|monsieur|madame|lui|elle)\b/,
  /\b(?:tous?|toutes|n importe (?:qui|lequel|laquelle)|peu importe|anyone|anybody) (?:sauf|hormis|excepte|mais pas|but|except)\b/,
  /\bsurtout pas\b/,
  /\bpas (?:au|aux|dans|sur|a) (?:le |la |les |l )?memes?\b/,
  /\b(?:a )?(?:separer|eloigner|ecarter) (?:de|d|du|des|imperativement)\b/,
  /\b(?:do|does|must|should|can|may) not be (?:paired|matched|together|placed)\b|\bkeep (?:\w+ )?apart\b/,
];
/** Words that do so in a free text, and are subjects of work in a column of terms. */
const APART_WORDS =
  /\b(?:incompatib\w*|mesentent\w*|contre indi\w+|tout sauf|a eviter|conflits? (?:avec|d interets?|entre)|refuse (?:de (?:l |le |la |les )?(?:encadr|suiv|accompagn|accueill|pren)\w*|m|mr|mme|mlle)|liens? (?:de parente|familia\w+|de famille)|parente avec|rupture (?:avec|du binome|de binome))\b/;

/** What each of these has one of: most cells are told from them at once. */
const ANY_APART =
  /pas|plus|jamais|not|never|sauf|hormis|except|but|s[ée]par|[ée]loign|[ée]cart|apart|incompat|m[ée]sent|contre|[ée]viter|conflit|refuse|liens?|parent|rupture/i;

/** The words of a text by which two are kept apart; null where there are none. `isTerms`: below it, subjects of work stand. */
export function wordsApart(text: string, isTerms = false): string | null {
  const plain = text.normalize('NFC');
  if (!ANY_APART.test(plain)) return null;
  const key = termKey(plain);
  for (const words of isTerms ? APART : [...APART, APART_WORDS]) {
    const found = words.exec(key)?.[0];
    if (found !== undefined) return found.trim();
  }
  return null;
}

/** Beside a name each of these may say that it is refused. */
const BESIDE = new RegExp(
  `\\b(?:${[
    'pas|jamais|non|ne|ni|n (?:est|a|ai|aime|apprecie|en|y|ose|etait|accepte)|sans|sauf|hors|hormis|excepte|exception|contre|anti|plus du tout|autre que|impossible|stop',
    'veto|mal|pire|barree?s?|not|never|no(?! \\d)|nor|without|except|but',
    '(?:refus|recus|evit|exclu|incompatib|conflit|conflictuel|mesentent|litige|plainte|rupture|rompu|romp|separ|ecart|eloign|interdi|deconseill|inimiti|desaccord',
    'tension|difficil|difficult|problem|echec|echou|detest|craint|craign|peur|harcel|oppos|contre indi|brouill|fache|reserv|reticen|retir|supprim|annul',
    'avoid|reject|apart)\\w*',
  ].join('|')})\\b`,
);
/** Who are family or friends must mostly not be paired; that they are is nobody's business. */
const KIN =
  /\b(?:famil\w*|parente?s?|cousine?s?|freres?|soeurs?|beau|belle|conjointe?s?|epou\w*|maris?|femme|compagn\w*|concubine?|oncle|tante|neveu|niece|fils|fille|mere|pere|couple|pacs\w*|ex(?! (?:tut|bin|ms|stag))|amie?s?|voisine?s?)\b/;
/** Signs that no name, list or remark of praise has: ≠, --, ✗, a thumb turned down. */
const SIGNS = /--|[-–—]\s*$|\(\s*[-–—]+\s*\)|[^\p{L}\p{M}\p{N}\p{Zs}\s.,;:'’‘‛′`´"“”«»()[\]/\\&+|·•*_!?°#@=~>→%€…♥❤★☆✓✔👍👌🙏😊🙂😀‐‑–—-]/u;
/** They refuse nobody, although their words may. */
const HARMLESS =
  /\b(?:(?:pas|aucune?|sans|no) (?:d |de |de la |du )?(?:preferences?|souhaits?|voeux?|avis|choix|contraintes?|importance|problemes?|soucis?|hesitations?|objections?|particuliere?s?)|(?:n|ne) importe (?:qui|lequel|laquelle|lesquels)|si (?:pas|plus) disponible|si (?:ce n est )?pas possible|sinon)\b/g;

/** Whether what stands beside a name, or in place of one, may refuse somebody. */
export function mayRefuse(text: string): boolean {
  const key = termKey(text).replace(HARMLESS, ' ');
  return SIGNS.test(text) || BESIDE.test(key) || KIN.test(key);
}

/** What may stand beside a name and says no more than that, or how much, it is wished for. */
const BENIGN = new Set(
  [
    'm mr mme mlle monsieur madame mademoiselle le la les l de du des d un une a au aux en et ou puis avec pour si dans selon comme que qu',
    'possible souhait souhaite souhaitee souhaites souhaiterait voudrait aimerait voeu voeux choix preference priorite priorites idealement plutot bien tres super top svp merci',
    'premier premiere second seconde deuxieme troisieme er ere e nd nde eme n no numero ordre sinon defaut encore toujours deja meme continuer poursuivre garder',
    'tuteur tutrice stagiaire mentor trainee cpip spip antenne alip site service promo promotion ancien ancienne actuel actuelle ms1 ms2 ms sp1 sp2 est stage',
    'vient viendrait voiture covoiturage trajet ensemble partage dispo disponible disponibilite disponibilites oui ok accord yes please with the if or and then first mrs ms ps',
    'confirme confirmee confirmes acte actee valide validee',
  ].flatMap((line) => line.split(' ')),
);

/** Of what stands around a name: nothing that matters, perhaps a refusal, or what is not understood. `known`: words of the person's place. */
export function remarkKind(remark: string, known: ReadonlySet<string> = new Set()): 'none' | 'refusal' | 'unknown' {
  if (mayRefuse(remark)) return 'refusal';
  const key = termKey(remark).replace(HARMLESS, ' ').trim();
  const words = key === '' ? [] : key.split(/\s+/);
  return words.every((word) => BENIGN.has(word) || known.has(word) || /^\d+(?:er|e|eme|re)?$/.test(word)) ? 'none' : 'unknown';
}

/** In a column of people: nobody. A person may be called so: who is found comes first. */
const NOBODY = [
  /^(?:personne|non|no|nobody|no one|personne a (?:ce jour|signaler|eviter))$/,
  new RegExp(
    `^(?:pas|aucune?s?|neant|rien|non|sans|ras|nulle?|personne)(?: (?:${[
      'de|d|a|au|du|le|la|l|en|que|ce|cet|cette|notre|ma|sa|pour|sur|point|titre|jour|moment|instant|tout|connaissance|stade|actuellement|deja|particuli\\w+|speciale?s?',
      'souhaits?|refus|incompatibilites?|contre|indications?|exclusions?|reserves?|objections?|voeux?|preferences?|particularites?|conflits?|litiges?|desaccords?|inimities?',
      'mesententes?|vigilances?|alertes?|restrictions?|problemes?|soucis?|difficultes?|liens?|parentes?|evitements?|aucune?s?|neant|rien|ras|signaler|connue?s?|signalee?s?',
      'concernee?s?|identifiee?s?|declaree?s?|personne',
    ].join('|')}))+$`,
  ),
];

export function namesNobody(text: string): boolean {
  const key = termKey(text);
  return NOBODY.some((words) => words.test(key));
}

/** A wish for no one in particular. */
const ANYBODY =
  /^(?:peu importe|n importe(?: (?:qui|lequel|laquelle))?|indifferente?|tous|toutes|au choix(?: de .*)?|ouverte? a tous?|sans (?:preference|importance|avis)(?: particuliere?)?|pas (?:de )?(?:preference|souhait|voeu|choix|d avis)(?: particuliere?)?|aucune? (?:preference|souhait|voeu)(?: particuliere?)?|anyone|anybody|no preference)$/;

export function isForAnybody(text: string): boolean {
  return ANYBODY.test(termKey(text)) || namesNobody(text);
}

/** Lines that say what a colour or a struck row means: the colour itself is not read. */
const LEGEND =
  /\b(?:(?:en|les?|lignes?|cellules?|noms?|fond) (?:\w+ ){0,2}?(?:rouges?|verte?s?|jaunes?|oranges?|bleue?s?|grise?s?|violet\w*|roses?|couleurs?|gras|italiques?)|surlign\w*|color(?:e|ie)e?s?|grisee?s?|barree?s?|rayee?s?|biffee?s?|code couleurs?|highlighted|struck (?:out|through)|in (?:red|green|yellow|orange|blue|grey|gray))\b/;

/** How the sheet is filled in: its colours are those of columns. */
const OF_COLUMNS =
  /\b(?:colonnes?|champs?|cases?|zones?|en tetes?|(?:a|de) (?:remplir|completer|renseigner)|obligatoires?|saisi\w*|columns?|fields?)\b/;

export function speaksOfLooks(text: string): boolean {
  const key = termKey(text);
  return LEGEND.test(key) && !OF_COLUMNS.test(key);
}
