/** Languages in which the desk hears commands. */
export type SayingLanguage = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'ja';

/** What people say for each command, in each language; a comma ends a saying. */
export const sayings = {
  help: {
    en: 'help, ?, what can you do, how does this work',
    de: 'hilfe',
    fr: 'aide',
    es: 'ayuda',
    pt: 'ajuda',
    ja: 'ヘルプ',
  },
  cancel: {
    en: 'cancel, stop, stop here, quit, exit, never mind, nevermind',
    de: 'abbrechen, stopp',
    fr: 'annuler, arrêter',
    es: 'cancelar',
    pt: 'cancelar, parar',
    ja: 'キャンセル',
  },
  back: {
    en: 'back, go back, back one step, undo, previous',
    de: 'zurück, einen schritt zurück',
    fr: 'retour, revenir',
    es: 'atrás, volver',
    pt: 'voltar',
    ja: '戻る',
  },
  'start over': {
    en: 'start over, begin again, new question, reset chat, clear',
    de: 'neu anfangen, von vorne',
    fr: 'recommencer',
    es: 'empezar de nuevo',
    pt: 'começar de novo',
    ja: '最初から',
  },
  status: {
    en: 'status, where are we, where was i',
    de: 'wo waren wir',
    fr: 'où en sommes-nous',
    es: 'estado',
    pt: 'onde estávamos',
    ja: '状況',
  },
  person: {
    en:
      'talk to a person, talk to a human, human, person, speak to someone, talk to someone, speak to a person, ' +
      'speak to a human, agent, analyst, open a case, open case, file a case, create a case, open a ticket, ' +
      'create a ticket, escalate, escalate this',
    de: 'fall eröffnen, einen fall eröffnen, mit einem menschen sprechen',
    fr: 'ouvrir un dossier, parler à une personne',
    es: 'abrir un caso, hablar con una persona',
    pt: 'abrir um caso, falar com uma pessoa',
    ja: 'ケースを開く, 担当者と話す',
  },
  greeting: {
    en: 'hi, hello, hey, good morning, good afternoon, good evening, start',
    de: 'hallo, guten morgen, guten tag',
    fr: 'bonjour',
    es: 'hola, buenos días',
    pt: 'olá, bom dia',
    ja: 'こんにちは',
  },
  courtesy: {
    en:
      'thanks, thank you, thank you very much, thanks a lot, many thanks, thx, ok, okay, great, perfect, bye, ' +
      'goodbye',
    de: 'danke, vielen dank',
    fr: 'merci',
    es: 'gracias',
    pt: 'obrigado, obrigada',
    ja: 'ありがとう',
  },
  helped: {
    en:
      'this fixed it, it works now, it works again, the reset works, the reset works now, it works, it worked, ' +
      'that worked, fixed, that fixed it, it helped, that helped, solved',
    de:
      'das hat geholfen, es hat geholfen, hat geholfen, es geht wieder, es geht jetzt, jetzt geht es, ' +
      'es funktioniert, es funktioniert wieder, es funktioniert jetzt, jetzt funktioniert es, gelöst, behoben',
    fr:
      'ça a aidé, cela a aidé, ça m’a aidé, ça marche, ça remarche, ça marche maintenant, ça a marché, ' +
      'ça fonctionne, ça fonctionne maintenant, cela fonctionne, résolu, c’est résolu',
    es:
      'ayudó, eso ayudó, esto ayudó, me ayudó, ha ayudado, funciona, ya funciona, ahora funciona, funcionó, ' +
      'ha funcionado, resuelto, solucionado',
    pt:
      'ajudou, isso ajudou, isto ajudou, ajudou-me, me ajudou, funciona, já funciona, agora funciona, funcionou, ' +
      'isso funcionou, resolvido, resolveu',
    ja: '解決しました, 解決した, 直りました, 直った, 動きました, うまくいきました, 役に立ちました, 助かりました',
  },
  failed: {
    en:
      'it did not help, that did not help, it didnt help, that didnt help, did not help, didnt help, not helpful, ' +
      'still failing, done still failing, still broken, it still fails',
    de:
      'das hat nicht geholfen, es hat nicht geholfen, das hat leider nicht geholfen, hat nicht geholfen, ' +
      'nicht geholfen, es geht immer noch nicht, geht immer noch nicht, es funktioniert immer noch nicht, ' +
      'funktioniert immer noch nicht',
    fr:
      'ça n’a pas aidé, cela n’a pas aidé, ça ne m’a pas aidé, ça n’a pas marché, ça n’a pas fonctionné, ' +
      'ça ne marche toujours pas, ça ne fonctionne toujours pas, cela ne fonctionne toujours pas',
    es:
      'no ayudó, eso no ayudó, esto no ayudó, no me ayudó, no ha ayudado, no me ha ayudado, no funcionó, ' +
      'no ha funcionado, sigue sin funcionar, sigue fallando, todavía no funciona, aún no funciona',
    pt:
      'não ajudou, isso não ajudou, isto não ajudou, não me ajudou, não resolveu, não funcionou, ' +
      'ainda não funciona, continua sem funcionar, continua falhando, continua a falhar',
    ja:
      '解決しませんでした, 解決しません, 解決しない, 直りませんでした, 直りません, 直らない, まだ動きません, ' +
      'まだ動かない, 役に立ちませんでした, だめでした',
  },
  walk: {
    en:
      'runbooks, list runbooks, what runbooks are there, walk me through, walk me through it, walk me through this, ' +
      'guide me, guide me through it, step by step',
    de: 'führe mich durch, schritt für schritt',
    fr: 'pas à pas',
    es: 'paso a paso',
    pt: 'passo a passo',
    ja: '手順を案内して, 手順を案内してください, 順番に案内して, ステップごとに',
  },
  continue: {
    en: 'continue, go on, resume, carry on, next, next step',
    de: 'weiter',
    fr: 'continuer',
    es: 'continuar',
    pt: 'continuar',
    ja: '続ける',
  },
  done: {
    en: 'done, i did it, i have done it, finished',
    de: 'fertig',
    fr: 'terminé',
    es: 'hecho',
    pt: 'feito',
    ja: '完了',
  },
  cannot: {
    en:
      'cannot, i cannot do this, cannot do this, i cant do this, cant do this, i cannot, i cant, i have no rights, ' +
      'skip, skip this step, skip this, skip it, skip this question',
    de: 'überspringen, kann ich nicht',
    fr: 'passer, je ne peux pas',
    es: 'omitir, saltar, no puedo',
    pt: 'pular, não posso',
    ja: 'スキップ',
  },
  'new case': {
    en: 'new case, open a new case, begin a new case, start a new case, another case',
    de: 'neuer fall',
    fr: 'nouveau dossier',
    es: 'nuevo caso',
    pt: 'novo caso',
    ja: '新しいケース',
  },
  drafts: {
    en: 'my drafts, drafts, show my drafts',
    de: 'meine entwürfe',
    fr: 'mes brouillons',
    es: 'mis borradores',
    pt: 'meus rascunhos',
    ja: '下書き',
  },
  'continue case': {
    en: 'continue my case, continue the case, go on with my case, resume my case',
    de: 'meinen fall fortsetzen',
    fr: 'continuer mon dossier',
    es: 'continuar mi caso',
    pt: 'continuar meu caso',
    ja: 'ケースを続ける, ケースの続き',
  },
  form: {
    en: 'form, the form, show the form, show me the form, fill in a form',
    de: 'formular',
    fr: 'formulaire',
    es: 'formulario',
    pt: 'formulário',
    ja: 'フォーム',
  },
  send: {
    en: 'send, send it, send it now, send the case, send my case, submit, submit it',
    de: 'absenden, senden',
    fr: 'envoyer, envoyer le dossier',
    es: 'enviar, enviar el caso',
    pt: 'enviar, enviar o caso',
    ja: '送信',
  },
  review: {
    en: 'review, show my case, show the draft, show my draft',
    de: 'entwurf zeigen, meinen fall zeigen',
    fr: 'voir mon dossier',
    es: 'ver mi caso',
    pt: 'ver meu caso',
    ja: '下書きを見る',
  },
  withdraw: {
    en: 'withdraw, withdraw it, withdraw the case, withdraw my case',
    de: 'zurückziehen',
    fr: 'retirer',
    es: 'retirar, descartar',
    pt: 'retirar, descartar',
    ja: '取り下げ',
  },
} as const satisfies Record<string, Record<SayingLanguage, string>>;
