/** Words that are said about a password, or stand where one would; folded, in the languages that people write us in. */
const ordinaryWords = new Set(
  (
    'a about account after again all allow allowed also always am an and any are as at back be because been before being blank both but by can cannot change ' +
    'changed check cmdlet command complex complexity copied correct days default denied deny different disabled does doesnt done dont empty enabled enforced entered ' +
    'error errors event everywhere exactly expire expired expires expiry fail failed fails failure false field fine flag for forbidden forgot forgotten from good has have ' +
    'having he help here hidden history how i if in incorrect invalid is isnt it its just known length less like locked long longer lost manager managed many maybe minimum ' +
    'missing more must my needs never new no none normal not nothing now null of off ok okay old older on only or our out outdated parameter password passwords pending ' +
    'please policy protected quite random rejected removed required requirements requires reset right same secret secure sent set she should shown so something still ' +
    'stored string strong succeeded success successful switch synced synchronized temporary than that the their then there they this to token too true unchanged undefined ' +
    'unique unknown until up updated used user username valid value very visible was we weak were what when where whether which who why will with without works wrong yes you your ' +
    'yourpassword newpassword oldpassword mypassword pass pwd placeholder redacted removed example sample whatever anything ' +
    'windows office outlook teams azure microsoft entra intune exchange domain directory active local cloud see attached below above ' +
    'abgelaufen aber als auch auf bereits bitte das dem den der die ein eine einmal falsch fehlt geaendert geändert gesperrt gültig gueltig hilfe hat ich immer ist ja jetzt ' +
    'kann kein keine korrekt kurz lang lange leer mein muss nein neu nicht nie noch nur ok richtig sein seit sicher sind und ungültig unbekannt vergessen war warum was wann wer ' +
    'wie wird wurde wo zu zurücksetzen erforderlich läuft passwort kennwort ' +
    'fehlgeschlagen erfolgreich siehe ' +
    'échoué échec réussi voir aide ancien au aussi avec bon bonne ce comment correct dans déjà de des du elle en encore est et expiré faux il incorrect inconnu invalide je la le les mais mauvais ' +
    'même merci non nouveau obligatoire oublié oui ou où par pas perdu plus pour pourquoi qu que quel quelle refusé sans si sur toujours trop un une valide vide ' +
    'falló fallido éxito ver ahora al antigua ayuda caducada caducado como con correcta cuando debe del desconocida diferente donde el ella es está esta favor ha incorrecta la las lo los más mi misma muy no ' +
    'nueva olvidada para pero por porque qué que quien se ser si sí sin su también tiene un una vacía válida ya ' +
    'falhou sucesso ainda agora ajuda antiga ao bem com como correta curta da das de diferente do dos ela ele em errada está expirada expirou foi incorreta inválida mais mas mesma meu minha muito ' +
    'não nova o os ou para pois por quando que quem são se sem senha ser só sua também tem um uma vazia'
  ).split(' '),
);

/** Plain words that are passwords more often than anything else where a password is told. */
const commonPasswords = new Set(
  'qwerty qwertz azerty letmein iloveyou monkey dragon sunshine princess football baseball superman batman changeme hallo passw0rd hunter abcdef trustno'.split(
    ' ',
  ),
);

/** What identifiers of our subject, of Windows and of directories look like; none of them is a secret. */
const identifiers: readonly RegExp[] = [
  /^(?:sspr|aadsts|kb|hresult|hr|event(?:id)?|evt|tls|ssl|sha|md|aes|rc|ntlmv?|smb|ipv|dotnet|netfx|utf)[-_=:]?\d[\d.a-f/-]*$/i,
  /^(?:hr=?|0x|\(0x|hresult[:=]?)[\da-f]{1,16}[)h]?$/i,
  /^\{?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\}?$/i,
  /^s-1-\d[\d-]*$/i,
  /^-?\d[\d.,:/+-]*$/,
  /^v?\d+(?:\.\d+){1,4}[a-z]?$/i,
  /^\d{4}-\d{2}-\d{2}t[\d:.]+(?:z|[+-][\d:]+)?$/i,
  /^\d+(?:[-_]?(?:x|h|d|s|ms|min|am|pm|h\d\d|years?|days?|hours?|minutes?|chars?|characters?|zeichen|zeichenlang|tage|stunden|jours|heures|caract\p{L}+|d[ií]as|dias|horas|times|mal|st|nd|rd|th|kb|mb|gb|bits?))+$/iu,
  /^[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}$/u,
  /^[a-z][a-z\d+.-]{1,20}:\/\//i,
  // Hosts, files and namespaces of code.
  /^(?:[a-z\d_-]+\.)+(?:com|net|org|edu|gov|int|io|local|lan|corp|internal|intern|cloud|test|example|de|at|ch|eu|fr|es|pt|br|uk|us)(?::\d+)?(?:[/?#]\S*)?$/i,
  /^[\w-]+(?:\.[\w-]+)*\.(?:aspx?|html?|php|js|ts|cs|cpp|h|dll|exe|msi|cmd|bat|psm?1|log|evtx?|etl|zip|xml|json|ya?ml|txt|md|png|jpe?g|pdf|docx?|xlsx?)(?:[:?#(]\S*)?$/i,
  /^[a-z][\w-]*(?:\.[a-z_][\w-]*){2,}$/i,
  // The account of a computer or a managed service.
  /^[A-Z\d-]{2,20}\$$/,
  /^[\w-]{0,20}(?:msa|svc)[\w-]{0,20}\$$/i,
  /^(?:[a-z]:)?\\\S*$/i,
  /^[\w.-]+\\[\w.$-]+$/,
  /^(?:cn|ou|dc|uid|o)=/i,
  /^hk(?:lm|cu|ey)[:_\\]/i,
  /^[\w.]+\(\d*\)/,
  /^(?:msol|aad|aadc|sync|adsync|adtoaadsync|krbtgt|user|rule|in|out)_[\w-]+$/i,
  /^(?:windows|server|win|office|exchange|sql|azure|entra|microsoft|o|m|w|x|dotnet|azureadconnect|connect)[-_]?\d{2,5}(?:r2)?$/i,
  // The name of a computer.
  /^[A-Z]{2,}(?:-?[A-Z]+)*-?\d{1,3}$/,
  /^(?:srv|dc|vm|pc|nb|client|laptop|server|host)[a-z-]*\d{1,4}$/i,
  // A link in Markdown.
  /\]\(/,
  // A source anchor: 16 bytes in base64.
  /^[\w+/]{22}==$/,
];

/** Marks that stand in for a password that is not shown. */
const masks: readonly RegExp[] = [
  /^[*•●·.x#_?…-]+$/i,
  /^<[^>]{0,80}>?$/,
  /^\[[^\]]{0,80}\]?$/,
  /^%\w+%$/,
  /^\{\{?[^}]{0,80}\}?\}?$/,
  /^\$\{[^}]{0,80}\}?$/,
  /^\(.{0,80}\)?$/,
];

/** A variable of PowerShell or a shell; a few passwords look like one, but in a command it is one. */
export function isVariable(value: string): boolean {
  return /^["']?\$[\p{L}_({][\w:.-]*["')}]*$/u.test(value);
}

/** Whether something stands in for a password that is not shown, or is nothing. */
export function isPlaceholder(value: string): boolean {
  const bare = unquote(value);
  return isVariable(bare) || masks.some((mask) => mask.test(bare)) || isOrdinary(bare);
}

/** Whether a word is surely no secret: an ordinary word, a mask, or an identifier of another kind. */
export function isNoSecret(value: string): boolean {
  const bare = unquote(value);
  const core = coreOf(bare);
  if (masks.some((mask) => mask.test(bare)) || isOrdinary(core)) return true;
  return identifiers.some((shape) => shape.test(core) || shape.test(bare));
}

function isOrdinary(value: string): boolean {
  return value === '' || ordinaryWords.has(value.toLowerCase().replace(/[’']/g, ''));
}

export function hasDigitAndLetter(value: string): boolean {
  return /\d/.test(value) && /\p{L}/u.test(value);
}

/** Whether between a letter and another letter or digit there is a sign that does not occur inside of words. */
export function hasInnerSign(value: string): boolean {
  const sign = value.slice(1).search(/[!@#$%^*?§€~]/) + 1;
  if (sign === 0) return false;
  const [before, after] = [value.slice(0, sign), value.slice(sign)];
  return /[\p{L}\d]/u.test(before) && /[\p{L}\d]/u.test(after) && /\p{L}/u.test(value);
}

/** Whether a word looks like one that somebody made up for a password. */
export function isStrong(value: string): boolean {
  const core = coreOf(unquote(value));
  if (/\s/.test(core)) return false;
  return value.length >= 6 && core.length >= 5 && (hasDigitAndLetter(core) || hasInnerSign(core)) && !isNoSecret(value);
}

/** Stronger still: where nothing but the word before it says that it is a password. */
export function isUnmistakable(value: string): boolean {
  const isMixed = /\p{Lu}/u.test(value) && /\p{Ll}/u.test(value);
  return isSigned(value) || (isStrong(value) && isMixed && /\d/.test(value));
}

/** The surest: a letter and a digit or another letter with a sign between them or at the end, as no other word has it. */
export function isSigned(value: string): boolean {
  return isStrong(value) && hasInnerSign(`${unquote(value)}a`) && !/[(){}[\]<>]/.test(value);
}

/** Whether a word without digits and signs is a password where it stands alone behind a colon or an equals sign. */
export function isPlainPassword(value: string): boolean {
  const core = coreOf(unquote(value));
  if (isCommon(core)) return true;
  if (/^\d{6,}$/.test(core)) return !/^80[\d]{6}$/.test(core);
  return /^\p{L}{5,}$/u.test(core) && !isOrdinary(core) && !participle.test(core);
}

/** Whether a word without digits and signs is a password behind "is": adjectives have no capital there in any of our languages. */
export function isNamedPassword(value: string): boolean {
  const core = coreOf(unquote(value));
  if (isCommon(core)) return true;
  return /^\p{Lu}\p{Ll}{4,}$/u.test(core) && !isOrdinary(core) && !participle.test(core);
}

/** Whether something in quotes is a password where one is told: a word or a few that do not begin a sentence. */
export function isQuotedPassword(value: string): boolean {
  const inner = unquote(value);
  return inner !== value && inner.length >= 4 && !isNoSecret(inner) && !isProse(inner) && !participle.test(inner);
}

/** Whether several words are a sentence, or what a report says. */
export function isProse(value: string): boolean {
  const [first, ...others] = value.trim().split(/\s+/);
  if (others.length > 5) return true;
  return others.length > 0 && isNoSecret(String(first)) && others.some((each) => isNoSecret(each));
}

function isCommon(core: string): boolean {
  return commonPasswords.has(core.toLowerCase());
}

/** How words end that say what became of a password. */
const participle = /(?:ed|ing|able|ible|ert|igt|tzt|eben|ommen|ehnt|é|ée|ado|ada|ido|ida)$/iu;

/** The word without what punctuation puts around it. */
export function coreOf(value: string): string {
  return value.replace(/^[("'“„«‘]{1,3}/u, '').replace(/[.,;:!?)"'”“»’]{1,6}$/u, '');
}

/** The text between quotes, when it stands in quotes. */
export function unquote(value: string): string {
  return /^\\?["'“”„«‘’`].*["'“”»‘’`]$/su.test(value) ? value.replace(/^\\?./su, '').replace(/\\?.$/su, '') : value;
}
