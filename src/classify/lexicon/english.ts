import type { Kind } from '../effect.ts';
import { wordSet } from './word-set.ts';

/**
 * English verbs by kind, in the base form, as names spell them. A word stands under what it does to an ordinary
 * object; `overrides.ts` says which objects change that.
 */
export const ENGLISH: Record<Kind, string> = {
  reads: `access acquire aggregate answer ask assess audit autocomplete await benchmark browse capture cat check
    collect compare consult contain correlate count crawl demonstrate describe detect determine diagnose diff discover display
    download dump enumerate examine expect explore export extract fetch find gather geocode get give glob grep head
    identify inspect interpret introspect inventory investigate know lint list listen load locate look lookup ls match
    measure monitor observe obtain peek ping poll preview print probe profile provide pull query quote rank read
    recall recommend report research resolve retrieve return reveal review sample scan scrape screenshot search see
    select show snap snapshot stat study suggest summarise summarize survey tail tell trace track transcribe
    troubleshoot verify view visualise visualize wait watch whoami whois
    hexists hget hgetall hkeys hlen hmget hvals lindex llen lpos lrange mget pttl scard sdiff sinter sismember smembers
    sunion ttl xinfo xlen xpending xrange xread zcard zcount zrange zrank zscore`,
  computes: `compress gzip zip unzip analyse analyze beautify calculate categorize classify cluster compile compose compute convert decode deduce demo
    detokenize dry-run echo embed encode estimate evaluate explain extrapolate filter forecast format generate guess
    hash highlight infer intersect minify normalise normalize ocr parse plan predict prettify
    project reason recognise recognize render rerank score simplify simulate solve sort subtract test think
    transform translate triangulate validate`,
  operates: `blur click dblclick doubleclick drag emulate fill focus goto hover interact keypress navigate press resize
    rightclick scroll swipe tap type zoom`,
  creates: `acknowledge ack add annotate append apply attach backup bookmark book build cache checkpoint clone comment
    commit copy create define downvote draft duplicate enqueue enroll favorite favourite follow fork generate-file
    import index ingest init initialise initiate initialize insert instantiate issue join label like log make memorize mint
    mkdir new note onboard open persist pin place populate post prepend propose provision push put quantize raise rate
    react record register remember replicate reply request reserve resubmit save scaffold schedule seed setup sign stage star store
    submit subscribe tag tokenise tokenize touch upload upvote vote watermark write
    geoadd hmset hset lpush mset pfadd rpush sadd setex xadd zadd unpack `,
  changes: `accept adjust agree align allocate alter amend approve arrange assign bind bring bump change claim complete
    configure confirm connect convert-to correct crop customise customize decline decr decrement defend defer delay delegate
    downgrade edit enlarge enrich expire extend finish fix flag fulfil fulfill group handle incr increment link lock
    manage map mark merge migrate modify mount move mutate organise organize patch postpone prioritize process promote protect
    reassign rebase reconnect redact refactor refresh reject rename renew reopen-thread reorder replace reschedule
    respond restructure reverse revise rewrite rollover rotate scale set shift snooze split sync synchronise synchronize toggle
    transition tune uncomplete unmark unprotect unresolve update upgrade upsert vary
    decrby hincrby incrby transfer finalise finalize vacuum optimise optimize perform take`,
  switches: `activate archive boot close cordon deactivate deprecate disable disconnect dismiss drain enable freeze
    halt hibernate hide launch login logout maximize minimize mute park pause pop publish power reactivate reboot
    recover redo reload reopen reinstate restart restore resume retire retry revert rewind rollback shelve signin
    signout skip start stash stop suspend switch trash unarchive uncordon undelete undo unfreeze unhide unload unlock
    unmount unmute unpublish unstash unsuspend untrash wake authenticate end exit quit`,
  unlinks: `deregister deselect detach disassociate dislike dissociate leave offboard unassign unbind unbookmark
    unenroll unfavorite unfollow unlabel unlike unlink unmap unmerge unpin unreact unregister unset unstar unsubscribe
    untag unvote unwatch`,
  sends: `alert announce broadcast cc deliver dispatch dm email fax forward mail message notify repost resend ring send
    sms transmit tweet exfiltrate exfil leak`,
  grants: `allow authorise authorize ban blacklist block chmod chown demote deny elevate entitle expel
    grant impersonate invite kick permit restrict revoke share unban unblock unshare whitelist`,
  executes: `bash call command deploy eval exec execute inject install invoke rebuild redeploy replay rerun run shell
    spawn ssh sudo terminal trigger backdoor bruteforce bypass crack escalate exploit hijack poison spoof`,
  overwrites: ` clear empty flush format-disk overwrite recreate reimage reset truncate`,
  ends: `abort annul cancel hangup invalidate kill shutdown terminate void`,
  deletes: `burn clean cleanup decommission del delete deprovision destroy discard dispose drop eliminate erase evict
    expunge nuke obliterate prune purge remove rm rmdir scrub shred teardown trim undeploy uninstall wipe
    flushall flushdb hdel lpop ltrim rpop spop srem xdel xtrim zrem`,
  pays: `buy cashout charge debit disburse donate pay payout purchase redeem refund reimburse
    remit repay sell settle stake swap topup unstake wire withdraw`,
};

/** Verbs that stand for whatever their tool does: its actions or its description decide, where there are any. */
export const VAGUE = wordSet(`administer apply call complete configure confirm control do handle interact manage operate
  organise organize perform process request use work`);

/** Verbs that are as often nouns or adjectives: in a name they lead only where no plain verb stands beside them. */
export const NOUN_LIKE = wordSet(`access alert answer approach archive audit back backup ban bash benchmark block
  blank board book bookmark boot branch broadcast build burn cache call capture cat cc change charge check claim
  clean clear close cluster command comment commit complete compile contact control copy correct count crawl crop delay
  deploy deposit design diff dispatch display dm donate download draft drag drain drop dump echo email empty end exit
  expire export extract fax favorite favourite filter finish fix flag flush focus follow forecast fork format forward
  grant group guess halt handle hash head help highlight hook import increment index inject interact inventory invite
  invoice issue join key kick label launch leave like link lint list listen live load lock log login logout look lookup
  mail map mark match measure message mint model monitor mount move mouse mute new note notebook notice offset open
  order page paste patch pause pay payout permit pin ping place plan play poll pop post power press preview print probe
  process profile project promote provision publish pull purchase push query quote range rank rate raise react read
  recall record redeem reference refresh release repay reply report request research reserve reset resolve respond
  result resume retire retry return reverse review rewind ring rollback rotate run sample save scale scan schedule
  score scrape screenshot search seed select sell send-out set setup shape share shell shift show sign signal
  signin signout skip snap snapshot snooze sort split ssh stage stake star start stash stat state stop store
  study submit subscribe sudo suggest summary survey swap switch sync tag tail terminal test text tip touch trace track
  trade transfer transition translate trash tree trigger trim trust tune tweet type update upgrade upload use value
  vary view void vote wait wake watch webhook wire withdraw work zero zoom authenticate`);

/** Those of them that are nouns more often than not even at the front of a name: `order_status`, `payment_link`. */
export const NOUN_FIRST =
  wordSet(`access alert answer approach audit benchmark block board book branch broadcast build cache call
  change charge claim command comment commit contact content control copyright count crawl demo deposit design display
  draft email event export extract file filter flag flow forecast form function group hash help hook import index
  info inventory invite invoice issue key label level link load log mail map mark match measure message mint model
  monitor mouse note notebook notice offset order page patch path payout pay permit pin plan play policy poll post
  power preview price probe process profile project promote prompt provision purchase quote rank rate record
  redeem reference release report request research reserve resource response result retry review ring role sale
  sample scale schedule score screenshot script search section sell session shape shift sign signal skill snapshot split
  stage stake star stash stat state step stock storage store stream study subject summary survey swap switch tag
  tail task terminal test text time tip touch trace track trade transfer transition translate tree trend trigger   user value view vote wait webhook wire work zone rollback favorite favourite place reverse`);

/** Words beside a verb that say how, and change nothing about what. */
export const ADVERBS = wordSet(`admin all also api asynchronously async asynch atomically auto automatically batch both
  bulk completely concurrently conditionally directly do dry dynamically easily efficiently either explicitly fast
  force forcefully forcibly fully gracefully immediately instantly intelligently interactively irreversibly just
  locally manually many mass multi multiple my now only optionally partially periodically permanently programmatically
  quick quickly quietly recursively remotely safe safely securely selectively silently simply smart smartly successfully
  temporarily tool tools try v1 v2 v3 v4 v5 optionally either carefully properly explicitly further`);

/** Nouns that name information. A name that ends in one, and holds no verb, asks for it. */
export const INFORMATION = wordSet(`about analysis analytics area availability balance balances bbox benchmark breakdown
  calculator calendar capabilities catalog centroid changelog checker comparison content contents context count counter
  counts coverage dashboard data date definition definitions description detail details detector diagnostics
  difference diff dir directory distance distribution docs documentation estimate estimator events example examples
  exists explorer facts faq feed finder forecast guidance guide guidelines health help history hours index info information
  insights inspector instructions intersection lineage list lists logs lookup metadata methods metrics name names news
  options overview paths pattern patterns policy preview price prices pricing profile quote quotes ranking rankings rate
  rates reader readme recommendations reference report reports result results scanner schema schemas search snapshot
  state statistics stats status structure suggestions summary table tables text time timeline tips tree trend trends top
  types union usage validator version versions viewer weather whoami
  anuncios cadastro candidatos catalogo consulta cotacoes contagem contratos cotacao dados despesas detalhe detalhes dicionario distintos distribuicao datasets
  estatisticas estoque evolucao extrato faixa frequencia gastos historico horarios indicadores indices informacoes
  lista media municipios noticias parlamentares pontualidade posicao preco precos quantidade ranking receitas relatorio resumo
  resultado saldo serie series soma servidores situacao tabela taxas total ultimo ultimos valores votacoes
  datos estado estadisticas historial informacion lista noticias precios saldo tarifas tasas`);
