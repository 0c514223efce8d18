/** Words for a password in English, German, French, Spanish and Portuguese; also at the end of a longer name, such as `adminPassword`. */
export const passwordWord =
  /(?:pass[-_ ]?(?:words?|wd|phrase|code)|pas{1,2}wor?[dt]|kennwort|mots?[ _]de[ _]passe|contrase.{1,2}as?|senhas?|palavra[- ]passe|(?<=unicode|user)pwd)(?![\p{L}\d_])|(?<![\p{L}\d])(?:p\/?w|pwd|mdp|psw|pass|(?<!palabras? )clave)(?![\p{L}\d_])/giu;

/** Words for a name and a password together. */
export const credentialsWord =
  /(?<![\p{L}\d])(?:creds?|credentials?|log ?[io]n|zugangsdaten|anmeldedaten|identifiants|credenciales|credenciais)(?![\p{L}\d])/giu;

/** Words between the word for a password and the password itself. */
export const fillers = new Set(
  (
    'a account accounts and are at been by changed current first for from gave given got had has have he helpdesk her him his i in initial issued it last me mine my new now of old on one ' +
    'our provided received reset said sent set she still support temp temporary that the their them they this today tried typed us use used user was we which with yesterday you your ' +
    'admin manager either both currently probably likely just then or ' +
    'aktuell benutzer bekommen das dem den der die ein erhalten für habe hat ich ihr jetzt konto lautend mein meine neu neue neues und vom von wurde wir aktuelles temporäres ' +
    'au compte de des du et il je la le les mon nouveau on pour provisoire que temporaire un utilisateur actuel ' +
    'cuenta del el la los me mi nueva para provisional que temporal usuario y actual dieron ' +
    'a atual conta da do e inicial me minha nova o os para provisória que temporária usuário utilizador'
  ).split(' '),
);

/** Words right before the password that leave no doubt that what follows is one. */
export const announcers = new Set(
  "is was ist war lautet lautete est c'est c’est était es era fue é foi são are were sont son sind".split(' '),
);

/** Words before a password that was set or used; what follows may be a time or a place as well. */
export const directions = new Set('to auf zu as als en à a para em comme como from von de'.split(' '));

/** Words before the name of whom the password is of. */
export const owners = new Set(
  'for of user account für von benutzer pour de para del da do usuario utilisateur'.split(' '),
);

/** What a colon behind it introduces is named by itself. */
export const labels = new Set(
  'user account username upn benutzer konto utilisateur compte usuario cuenta conta domain server host dc event id code error from at on for of by in login'.split(
    ' ',
  ),
);
