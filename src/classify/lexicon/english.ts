import type { Kind } from '../effect.ts';
import { wordSet } from './word-set.ts';

/**
 * English verbs by kind, in the base form, as names spell them. A word stands under what it does to an ordinary
 * object; `overrides.ts` says which objects change that.
 */
export const ENGLISH: Record<Kind, string> = {
  reads: `access acquire aggregate answer ask assess audit autocomplete await benchmark browse capture cat check
    collect compare consult contain correlate count crawl decrypt demonstrate describe detect determine diagnose
    diff discover display download dump enumerate examine expect explore export extract fetch find gather
    geocode get give glob grab grep head hexists hget hgetall hkeys hlen hmget hvals identify inspect interpret
    introspect inventory investigate know lindex lint list listen llen load locate look lookup lpos lrange
    ls match measure mget monitor observe obtain peek ping poll preview print probe profile provide pttl
    pull query quote rank read recall recommend report research resolve retrieve return reveal review sample
    scan scard scrape screenshot sdiff search see select show sinter sismember smembers snap snapshot stat
    study suggest summarise summarize sunion survey tail tell trace track transcribe troubleshoot ttl verify
    view visualise visualize wait watch whoami whois xinfo xlen xpending xrange xread zcard zcount zrange
    zrank zscore`,
  computes: `analyse analyze beautify calculate categorize classify cluster compile compose compress compute convert
    decode deduce demo detokenize dry-run echo embed encode estimate evaluate explain extrapolate filter
    forecast format generate guess gzip hash highlight infer intersect minify normalise normalize ocr parse
    plan predict prettify project reason recognise recognize render rerank score simplify simulate solve
    sort subtract test think transform translate triangulate unzip validate zip`,
  operates: `blur click dblclick doubleclick drag emulate fill focus goto hover interact keypress navigate paste press
    resize rightclick scroll swipe tap type zoom`,
  creates: `ack acknowledge add annotate append apply attach backup book bookmark build cache checkpoint clone comment
    commit copy create define downvote draft duplicate enqueue enroll favorite favourite follow fork
    generate-file geoadd hmset hset import index ingest init initialise initialize initiate insert
    instantiate issue join label like log lpush make memorize mint mkdir mset new note onboard open persist
    pfadd pin place populate post prepend propose provision push put quantize raise rate react record
    register remember replicate reply request reserve resubmit rpush sadd save scaffold schedule seed setex
    setup sign stage star store submit subscribe tag tokenise tokenize touch unpack upload upvote vote
    watermark write xadd zadd`,
  changes: `accept adjust agree align allocate alter amend approve arrange assign bind bring bump change claim complete
    configure confirm connect convert-to correct crop customise customize decline decr decrby decrement
    defend defer delay delegate downgrade edit enlarge enrich expire extend finalise finalize finish fix
    flag fulfil fulfill group handle hincrby incr incrby increment link lock manage map mark merge migrate
    modify mount move mutate optimise optimize organise organize patch perform postpone prioritize process
    promote protect reassign rebase reconnect redact refactor refresh reject release rename renew
    reopen-thread reorder replace reschedule respond restructure reverse revise rewrite rollover rotate
    scale set shift snooze split sync synchronise synchronize take toggle transfer transition tune
    uncomplete unmark unprotect unresolve update upgrade upsert vacuum vary`,
  switches: `activate archive authenticate boot close cordon deactivate deprecate disable disconnect dismiss drain enable
    end exit freeze halt hibernate hide launch login logout maximize minimize mute park pause play pop power
    publish quit reactivate reboot recover redo reinstate reload reopen restart restore resume retire retry
    revert rewind rollback shelve signin signout skip start stash stop suspend switch trash unarchive
    uncordon undelete undo unfreeze unhide unload unlock unmount unmute unpublish unstash unsuspend untrash
    wake`,
  unlinks: `deregister deselect detach disassociate dislike dissociate leave offboard unassign unbind unbookmark
    unenroll unfavorite unfollow unlabel unlike unlink unmap unmerge unpin unreact unregister unset unstar
    unsubscribe untag unvote unwatch`,
  sends: `alert announce broadcast cc deliver dispatch dm email exfil exfiltrate fax forward leak mail message notify
    repost resend ring send sms transmit tweet`,
  grants: `allow authorise authorize ban blacklist block chmod chown demote deny elevate entitle expel grant
    impersonate invite kick permit restrict revoke share unban unblock unshare whitelist`,
  executes: `backdoor bash bruteforce bypass call command crack deploy escalate eval exec execute exploit hijack inject
    install invoke poison rebuild redeploy replay rerun run shell spawn spoof ssh sudo terminal trigger`,
  overwrites: `clear empty flush format-disk overwrite recreate reimage reset truncate`,
  ends: `abort annul cancel hangup invalidate kill shutdown terminate void`,
  deletes: `burn clean cleanup decommission del delete deprovision destroy discard dispose drop eliminate erase evict
    expunge flushall flushdb hdel lpop ltrim nuke obliterate prune purge remove rm rmdir rpop scrub shred
    spop srem teardown trim undeploy uninstall wipe xdel xtrim zrem`,
  pays: `buy cashout charge debit deposit disburse donate pay payout purchase redeem refund reimburse remit repay
    sell settle stake swap topup trade unstake wire withdraw`,
};

/** Verbs that stand for whatever their tool does: its actions or its description decide, where there are any. */
export const VAGUE = wordSet(
  `apply call complete configure confirm handle interact manage organise organize perform process request`,
);

/** Verbs that are as often nouns or adjectives: in a name they lead only where no plain verb stands beside them. */
export const NOUN_LIKE =
  wordSet(`access alert answer archive audit authenticate backup ban bash benchmark block book bookmark boot broadcast
  build burn cache call capture cat cc change charge check claim clean clear close cluster command comment
  commit compile complete copy correct count crawl crop delay deploy deposit diff dispatch display dm donate
  download draft drag drain drop dump echo email empty end exit expire export extract favorite favourite fax
  filter finish fix flag flush focus follow forecast fork format forward grant group guess halt handle hash head
  highlight import increment index inject interact inventory invite issue join kick label launch leave like link
  lint list listen load lock log login logout look lookup mail map mark match measure message mint monitor mount
  move mute new note open paste patch pause pay payout permit pin ping place plan play poll pop post power press
  preview print probe process profile project promote provision publish pull purchase push query quote raise
  rank rate react read recall record redeem refresh release repay reply report request research reserve reset
  resolve respond resume retire retry return reverse review rewind ring rollback rotate run sample save scale
  scan schedule score scrape screenshot search seed select sell set setup share shell shift show sign signin
  signout skip snap snapshot snooze sort split ssh stage stake star start stash stat stop store study submit
  subscribe sudo suggest survey swap switch sync tag tail terminal test touch trace track trade transfer
  transition translate trash trigger trim tune tweet type update upgrade upload vary view void vote wait wake
  watch wire withdraw zoom`);

/** Those of them that are nouns more often than not even at the front of a name: `order_status`, `payment_link`. */
export const NOUN_FIRST =
  wordSet(`access alert answer audit benchmark block book broadcast build cache call change charge claim command comment
  commit count crawl deposit display draft email export extract favorite favourite filter flag forecast group
  hash import index inventory invite issue label link load log mail map mark match measure message mint monitor
  note patch pay payout permit pin place plan play poll post power preview probe process profile project promote
  provision purchase quote rank rate record redeem release report request research reserve retry reverse review
  ring rollback sample scale schedule score screenshot search sell shift sign snapshot split stage stake star
  stash stat store study survey swap switch tag tail terminal test touch trace track trade transfer transition
  translate trigger view vote wait wire`);

/** Words beside a verb that say how, and change nothing about what. */
export const ADVERBS =
  wordSet(`admin all also api async asynch asynchronously atomically auto automatically batch both bulk carefully
  completely concurrently conditionally directly do dry dynamically easily efficiently either explicitly fast
  force forcefully forcibly fully further gracefully immediately instantly intelligently interactively
  irreversibly just locally manually many mass multi multiple my now only optionally partially periodically
  permanently programmatically properly quick quickly quietly recursively remotely safe safely securely
  selectively silently simply smart smartly successfully temporarily tool tools try v1 v2 v3 v4 v5`);

/** Nouns that name information. A name that ends in one, and holds no verb, asks for it. */
export const INFORMATION =
  wordSet(`about analysis analytics anuncios area availability balance balances bbox benchmark breakdown cadastro
  calculator calendar candidatos capabilities catalog catalogo centroid changelog checker comparison consulta
  contagem content contents context contratos cotacao cotacoes count counter counts coverage dados dashboard
  data datasets date datos definition definitions description despesas detail details detalhe detalhes detector
  diagnostics dicionario diff difference dir directory distance distintos distribuicao distribution docs
  documentation estadisticas estado estatisticas estimate estimator estoque events evolucao example examples
  exists explorer extrato facts faixa faq feed finder forecast frequencia gastos guidance guide guidelines
  health help historial historico history horarios hours index indicadores indices info informacion informacoes
  information insights inspector instructions intersection lineage list lista lists logs lookup media metadata
  methods metrics municipios name names news noticias options overview parlamentares paths pattern patterns
  policy pontualidade posicao precios preco precos preview price prices pricing profile quantidade quote quotes
  ranking rankings rate rates reader readme receitas recommendations reference relatorio report reports result
  resultado results resumo saldo scanner schema schemas search serie series servidores situacao snapshot soma
  state statistics stats status structure suggestions summary tabela table tables tarifas tasas taxas text time
  timeline tips top total tree trend trends types ultimo ultimos union usage validator valores version versions
  viewer votacoes weather whoami`);
