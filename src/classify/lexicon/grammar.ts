import { fold } from '../fold.ts';
import type { Language } from './languages.ts';
import { WordSet, wordSet, words } from './word-set.ts';

/** The small words of a language, folded. */
export interface Grammar {
  /** Prepositions and conjunctions, and the English word that ends or goes on with a noun phrase like them. */
  links: ReadonlyMap<string, string>;
  articles: WordSet;
  /** Words that say that there are many. */
  many: WordSet;
  /** What joins two clauses. */
  conjunctions: WordSet;
  /** What opens a clause that says when or whether. */
  conditions: WordSet;
  /** What opens a clause about a noun, or one of purpose. */
  relatives: WordSet;
  negations: WordSet;
  /** Words that play something down. */
  softeners: WordSet;
  /** What makes a passive of a participle. */
  auxiliaries: WordSet;
  /** What may stand before the verb of a clause. */
  before: WordSet;
  /** What may stand before the verb of a sentence that says what the tool does. */
  preamble: WordSet;
  /** What a tool that only asks for leave begins with: `puede_eliminar`. */
  modals: WordSet;
}

const folded = (list: string): string[] => words(list).map((word) => fold(word).text.toLowerCase());
const set = (list: string): WordSet => new WordSet(folded(list));

/** `of: de do da` and so on, one English word a line. */
const links = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [english = '', others = ''] = line.trim().split(': ');
        return folded(others).map((word): [string, string] => [word, english]);
      }),
  );

export const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  pt: {
    links: links(`of: de do da dos das d dum duma
      in: em no na nos nas num numa dentro
      to: a ao aos à às até
      for: para pra
      by: por pelo pela pelos pelas mediante segundo conforme
      with: com
      without: sem
      on: sobre
      from: desde
      between: entre
      after: após
      and: e
      or: ou
      which: que cujo cuja onde quando como se caso porque`),
    articles: set(
      'o a os as um uma uns umas este esta esse essa estes estas esses essas seu sua seus suas meu minha novo nova',
    ),
    many: set('todos todas vários várias múltiplos múltiplas diversos diversas cada lote massa muitos muitas'),
    conjunctions: set('e ou depois então em_seguida'),
    conditions: set('se quando caso enquanto antes após ao dado dada dados dadas'),
    relatives: set('que cujo cuja cujos onde quem qual para'),
    negations: set('não nunca nada sem nem nenhum nenhuma jamais'),
    softeners: set('somente só apenas seguro segura simplesmente'),
    auxiliaries: set('é são foi será serão sendo fica ficam'),
    before: set(
      'o a os as lhe lhes se me também depois então além disso em seguida automaticamente imediatamente opcionalmente ainda logo já',
    ),
    preamble:
      set(`esta este essa esse ferramenta função funcao método endpoint api recurso operação serviço tool o a permite permitem
      possibilita usada usado utilizada utilizado utilize use para que você ao à usuário usuária utilizador agente assistente modelo
      serve ajuda habilita capacidade responsável por de uma um deve ser quando precisar quiser for necessário pode
      agora aqui basta capaz faz realiza`),
    modals: set('posso pode podem consigo permitido'),
  },
  es: {
    links: links(`of: de del
      in: en dentro
      to: a al hacia hasta
      for: para
      by: por mediante según
      with: con
      without: sin
      on: sobre
      from: desde
      between: entre
      after: tras
      and: y e
      or: o u
      which: que cuyo cuya donde cuando como si porque`),
    articles: set('el la los las lo un una unos unas este esta estos estas ese esa su sus mi mis tu tus nuevo nueva'),
    many: set('todos todas toda varios varias múltiples diversos diversas cada lote masa muchos muchas'),
    conjunctions: set('y e o u luego después entonces'),
    conditions: set('si cuando mientras antes tras al según dado dada dados dadas'),
    relatives: set('que cuyo cuya donde quien cual para'),
    negations: set('no nunca nada sin ni ningún ninguna jamás'),
    softeners: set('solo sólo solamente únicamente seguro segura simplemente'),
    auxiliaries: set('es son fue será serán siendo queda quedan'),
    before: set(
      'la lo los las le les se me también después luego entonces además automáticamente inmediatamente opcionalmente ya',
    ),
    preamble:
      set(`esta este esa ese herramienta función método endpoint api recurso operación servicio tool el la permite permiten
      posibilita usada usado utilizada utilizado utilice use usa utiliza para que usted al usuario agente asistente modelo sirve ayuda
      habilita a de una un debe ser cuando necesite quiera sea necesario puede ahora aquí capaz realiza hace responsable`),
    modals: set('puedo puede pueden permitido'),
  },
  fr: {
    links: links(`of: de du des d
      in: dans en chez
      to: à au aux vers jusque jusqu
      for: pour
      by: par selon via
      with: avec
      without: sans
      on: sur
      from: depuis
      between: entre
      after: après
      under: sous
      and: et
      or: ou
      which: qui que qu dont où quand si comme lorsque lorsqu`),
    articles: set(
      'le la les l un une ce cet cette ces son sa ses leur leurs votre vos mon ma mes notre nos nouveau nouvelle nouvel',
    ),
    many: set('tous toutes toute plusieurs multiples divers diverses chaque lot masse tout'),
    conjunctions: set('et ou puis ensuite'),
    conditions: set('si s quand lorsque lorsqu avant après'),
    relatives: set('qui que qu dont où lequel laquelle pour afin'),
    negations: set('ne n pas jamais rien sans aucun aucune ni'),
    softeners: set('seulement uniquement simplement'),
    auxiliaries: set('est sont sera seront été étant'),
    before: set(
      'y en le la les l se s lui leur aussi également ensuite puis enfin automatiquement immédiatement alors nous vous on',
    ),
    preamble:
      set(`cet cette ce outil fonction méthode endpoint api ressource opération service tool le la l permet permettent
      utilisé utilisée utilisez utiliser utilise pour que vous à au utilisateur agent assistant modèle sert aide de d un une doit être
      quand lorsque nécessaire peut maintenant ici capable responsable vise`),
    modals: set('peut puis droit autorisé peux'),
  },
  de: {
    links: links(`of: von vom
      in: in im innerhalb
      within: aus
      to: zu zum zur an ans bis
      for: für
      by: per durch gemäß laut anhand mittels
      with: mit samt inklusive
      without: ohne
      on: auf am aufs
      from: seit ab bei
      about: über
      between: zwischen
      after: nach
      under: unter
      and: und sowie
      or: oder
      which: dass ob wenn wie falls um indem sobald damit`),
    articles:
      set(`der die das den dem des ein eine einen einem einer eines ihr ihre ihren ihrem dieser diese dieses diesen
      seine seinen neue neuen neuer neues neu`),
    many: set('alle allen aller mehrere mehreren mehrerer sämtliche sämtlichen jede jeden viele vielen massenhaft'),
    conjunctions: set('und oder sowie dann anschließend danach'),
    conditions: set('wenn falls sofern bevor nachdem ist existiert sobald existieren fehlt'),
    relatives: set('dass ob um welche welcher welches deren dessen wie'),
    negations: set('nicht nie niemals kein keine keinen keiner keinerlei nichts ohne weder'),
    softeners: set('nur lediglich bloß ausschließlich sicher reine reiner einfach'),
    auxiliaries: set('wird werden wurde ist sind geht gehen'),
    before: set(
      'auch dann anschließend danach automatisch sofort optional zudem außerdem dabei es sie ihn diese dieses damit zusätzlich',
    ),
    preamble:
      set(`dieses diese dieser das die der werkzeug tool funktion methode endpunkt api ermöglicht erlaubt es dient dazu zum zur
      zu kann können verwenden verwende nutze nutzen sie du um benutzer nutzer dem den agenten hilft wird verwendet für
      ein eine hiermit damit lassen lässt sich bei beim`),
    modals: set('darf kann'),
  },
  ru: {
    links: links(`in: в во внутри
      on: на
      with: с со вместе
      within: из изо
      from: от ото
      to: к ко до
      by: по через согласно путем
      for: для ради
      about: о об обо про
      without: без
      between: между
      after: после
      under: под
      at: у при
      and: и
      or: или либо
      which: который которая которое которые которых которого которой что чтобы если когда где как
      as: как`),
    articles: set(
      'этот эта это эти этого этой свой свою свои своих новый новую новое новые нового новой данный данного',
    ),
    many: set(
      'все всех всем всеми несколько нескольких множество массово массовое массовая каждый каждого каждую пакетное пакетно',
    ),
    conjunctions: set('и или затем потом а'),
    conditions: set('если когда пока перед после при'),
    relatives: set('который которая которое которые которых которого которой которую что чтобы где'),
    negations: set('не никогда ничего никого никуда никому нет без нельзя ни'),
    softeners: set('только лишь просто безопасно безопасный безопасен исключительно'),
    auxiliaries: set('будет будут был была было были'),
    before: set(
      'его её их ее ему им также затем потом автоматически сразу тут же дополнительно ещё еще сам сама он она они форсированно',
    ),
    preamble:
      set(`этот эта это данный инструмент функция метод эндпоинт апи api сервис операция позволяет используется использовать
      используйте для чтобы предназначен предназначена служит помогает вам пользователю агенту можно нужно может возможность`),
    modals: set('можно можно_ли могу может'),
  },
};

/** In a name, what says that it only asks whether something may be done. */
export const MODALS = new WordSet([
  ...Object.values(GRAMMARS).flatMap(({ modals }) => [...modals]),
  ...'mozhno droit'.split(' '),
]);

/** In a name, what makes a verb part of what another word is about. */
export const OF = wordSet('antes avant de del des di do du vor von');
