import type { Kind } from '../effect.ts';
import { wordSet } from './word-set.ts';

/**
 * English verbs by kind, in the base form, as names spell them. A word stands under what it does to an ordinary
 * object; `overrides.ts` says which objects change that.
 */
export const ENGLISH: Record<Kind, string> = {
  reads: `access acquire aggregate answer appraise ask assess audit autocomplete await benchmark browse capture cat
    check collect compare consult contain correlate count crawl decrypt demonstrate describe detect determine
    diagnose diff discover display download dump enumerate examine expect explore export extract fetch find gather
    gauge geocode geolocate get give glob grab grep head hexists hget hgetall hkeys hlen hmget hvals identify
    inspect interpret introspect inventory investigate know lindex lint list listen llen load locate look lookup
    lpos lrange ls match measure mget monitor observe obtain outline peek peruse ping pinpoint poll preview print
    probe profile provide pttl pull quantify query quote rank read recall recap recommend report research resolve
    retrieve return reveal review sample scan scard scrape screenshot scrutinize sdiff search see select show sinter
    sismember smembers snap snapshot stat study suggest summarise summarize sunion survey tail tell trace track
    transcribe troubleshoot ttl verify view visualise visualize wait watch whoami whois xinfo xlen xpending xrange
    xread zcard zcount zrange zrank zscore`,
  computes: `analyse analyze backtest beautify brainstorm calculate categorize characterize classify cluster compile
    compose compress compute concat concatenate convert crosscheck decode decompile deduce demo detokenize
    disassemble distill divide dry-run echo elaborate embed encode estimate evaluate explain extrapolate factorize
    filter forecast format generate guess gzip hash highlight infer intersect itemize lemmatize minify multiply
    normalise normalize ocr parse plan ponder predict prettify project reason recognise recognize recompute render
    rerank score simplify simulate solve sort spellcheck stringify subtract sum tabulate test think transform
    translate traverse triangulate unzip urlencode validate zip`,
  operates: `accelerate blur click dblclick dock doubleclick drag emulate fill focus goto grasp hover interact
    keypress navigate paste press resize rightclick scroll steer swipe tap type undock zoom`,
  creates: `ack acknowledge add administer animate annotate append apply attach attest backfill backup bevel book
    bookmark build cache certify chamfer checkpoint clone comment commit copy create define dispense downvote draft
    draw duplicate emboss engrave enlist enqueue enroll etch extrude favorite favourite fillet follow fork
    generate-file geoadd hmset hset import index ingest init initialise initialize initiate insert inset instantiate
    issue join label like loft log lpush make memorize mint mkdir mset new nominate notarize note onboard open paint
    persist pfadd pin place populate post prepend prescribe propose provision push put quantize queue raise rate
    react record recruit register remember replicate reply request reserve resubmit revolve rpush sadd save scaffold
    schedule sculpt seed setex setup sign sketch stage star store submit subscribe tag tokenise tokenize touch
    transcode unpack upload upvote vote watermark weld write xadd zadd`,
  changes: `accept adjust agree align allocate alter amend approve arrange assign autoscale bind boost brighten
    bring bump calibrate censor change claim coalesce compact complete configure confirm connect consolidate control
    convert-to correct crop customise customize darken decimate decline decouple decr decrby decrease decrement
    defend defer deflate defragment degrade delay delegate desaturate dim downgrade edit enlarge enrich equalize
    expire extend finalise finalize finish fix flag fulfil fulfill group grow handle harmonize hincrby hydrate incr
    incrby increase increment inflate lengthen link lock loosen manage map mark merge migrate modify mount move
    mutate nudge offload optimise optimize organise organize override pair patch perform postpone prioritize process
    prolong promote propagate protect reallocate reassign rebalance rebase rebind recalibrate recategorize
    reclassify reconcile reconfigure reconnect rectify redact redirect refactor refresh reindex reject relabel
    release relocate remediate remesh rename renew reopen-thread reorder repair reparse repartition replace repoint
    reposition reprocess requeue reroute reschedule reshape reshuffle respond restructure retag retarget retrain
    revamp reverse revise rewire rewrite rollover rotate scale set sharpen shift shorten shrink shuffle skew snooze
    split squash strengthen stretch strip subdivide substitute supersede sync synchronise synchronize taint take
    throttle tighten tilt toggle transfer transition tune tweak unapprove unbook uncomment uncomplete unflag unmark
    unpair unprotect unreserve unresolve unseal untaint unwrap update upgrade upsert vacuum vary warp weaken widen`,
  switches: `activate archive authenticate boot close cordon deactivate deallocate deprecate disable disarm
    disconnect dismiss drain eject enable end evacuate exit freeze halt hibernate hide interrupt isolate launch
    login logout maximize minimize mute park pause play pop power poweroff poweron preempt publish quarantine quit
    reactivate reboot recover redo reenable reinstate relaunch reload reopen restart restore resume retire retry
    revert rewind rollback shelve signin signout silence skip start stash stop suspend switch thaw trash unarchive
    uncordon undelete undo unfreeze unhide unload unlock unmount unmute unpublish unsilence unstash unsuspend
    untrash wake`,
  unlinks: `deregister deselect detach disassociate dislike dissociate leave offboard retract unassign unbind
    unbookmark unenroll unfavorite unfollow unlabel unlike unlink unmap unmerge unpin unreact unregister unset
    unstar unsubscribe untag unvote unwatch`,
  sends: `airdrop alert announce broadcast cc crosspost deliver dispatch dm email exfil exfiltrate fax forward leak
    mail message notify remind repost resend ring send sms syndicate transmit tweet`,
  grants: `admit allow appoint authorise authorize ban blacklist block chmod chown demote deny disinvite elevate
    entitle expel forbid grant impersonate invite kick oust permit prohibit restrict revoke share unban unblock
    uninvite unshare whitelist`,
  executes: `backdoor bash bruteforce bypass call command crack deploy detonate escalate eval exec execute exploit
    hijack inject install invoke orchestrate poison rebuild redeploy reinstall replay rerun run sabotage shell
    sideload spawn spoof ssh sudo terminal trigger`,
  overwrites: `clear deface empty flush format-disk overwrite recreate reimage reset scramble truncate`,
  ends: `abandon abolish abort annul cancel disband dissolve forfeit hangup invalidate kill nullify quash relinquish
    renounce rescind sever shutdown terminate vacate void`,
  deletes: `annihilate burn clean cleanup cull decommission del delete demolish deprovision dequeue destroy discard
    dismantle dispose drop eliminate eradicate erase evict expunge exterminate flushall flushdb forget hdel
    incinerate jettison lpop ltrim nuke obliterate prune purge raze remove rm rmdir rpop scrub shred spop srem
    teardown trim undefine undeploy uninstall unprovision wipe wreck xdel xtrim yank zrem`,
  pays: `borrow buy cashout charge debit deposit disburse donate invest lend liquidate outbid pay payout purchase
    redeem refund reimburse remit rent repay sell settle stake swap topup trade unstake wager wire withdraw`,
};

/** Verbs that stand for whatever their tool does: its actions or its description decide, where there are any. */
export const VAGUE = wordSet(
  `apply call complete configure confirm handle interact manage organise organize perform process request`,
);

/** Verbs that are as often nouns or adjectives: in a name they lead only where no plain verb stands beside them. */
export const NOUN_LIKE =
  wordSet(`abandon access alert answer archive audit authenticate backfill backup ban bash benchmark bevel block book
  bookmark boost boot borrow broadcast build burn cache call capture cat cc change charge check claim clean clear
  close cluster command comment commit compact compile complete compute control copy correct count crawl crop
  delay deploy deposit diff dim dispatch display dm dock donate download draft drag drain draw drop dump echo
  email empty end exit expire export extract favorite favourite fax fillet filter finish fix flag flush focus
  follow forecast forfeit forget fork format forward grant group grow guess halt handle hash head highlight import
  increment index inject inset interact interrupt inventory invest invite issue join kick label launch leave lend
  like link lint liquidate list listen load lock loft log login logout look lookup mail map mark match measure
  message mint monitor mount move mute new note open outline override paint pair paste patch pause pay payout
  permit pin ping place plan play poll pop post power press preview print probe process profile project promote
  provision publish pull purchase push quarantine query queue quote raise rank rate react read recall recap record
  redeem redirect refresh release rent repay reply report request research reserve reset resolve respond resume
  retire retry return reverse review rewind ring rollback rotate run sample save scale scan schedule score scrape
  screenshot search seed select sell set setup share shell shift show shrink shuffle sign signin signout silence
  sketch skew skip snap snapshot snooze sort split ssh stage stake star start stash stat stop store stretch strip
  study submit subscribe sudo suggest sum survey swap switch sync tag tail terminal test tilt touch trace track
  trade transfer transition translate trash trigger trim tune tweet type update upgrade upload vary view void vote
  wait wake warp watch weld wire withdraw zoom`);

/** Those of them that are nouns more often than not even at the front of a name: `order_status`, `payment_link`. */
export const NOUN_FIRST =
  wordSet(`abandon access alert answer audit backfill benchmark block book boost borrow broadcast build cache call change
  charge claim command comment commit compact control count crawl deposit dim display dock draft draw email export
  extract favorite favourite filter flag forecast forfeit forget group hash import index inset interrupt inventory
  invest invite issue label lend link liquidate load log mail map mark match measure message mint monitor note
  outline override pair patch pay payout permit pin place plan play poll post power preview probe process profile
  project promote provision purchase quarantine queue quote rank rate recap record redeem redirect release rent
  report request research reserve retry reverse review ring rollback sample scale schedule score screenshot search
  sell shell shift sign silence sketch skew snapshot split stage stake star stash stat store study sum survey swap
  switch tag tail terminal test tilt touch trace track trade transfer transition translate trigger view vote wait
  warp wire`);

/** Verbs by which a second sentence says what a tool takes and offers, not what it does. */
export const DESCRIBING =
  wordSet(`accept adjust allow apply assign boost build claim compact compile complete confirm control count decouple
  decrease define enable equalize expand fill finish fix follow group handle hydrate include increase join keep
  label like link log make map mark merge note open organize pair permit pin place process put reshape set share
  shorten shrink shuffle sign sort start step stop submit subscribe tag take time tokenize type unwrap use work`);

/** Words beside a verb that say how, and change nothing about what. */
export const ADVERBS =
  wordSet(`admin all also api async asynch asynchronously atomically auto automatically batch both bulk carefully completely
  concurrently conditionally directly do dry dynamically easily efficiently either explicitly fast force
  forcefully forcibly fully further gracefully hard immediately instantly intelligently interactively irreversibly
  just locally manually many mass multi multiple my now only optionally partially periodically permanently
  programmatically properly quick quickly quietly re recursively remotely safe safely securely selectively
  silently simply smart smartly soft successfully temporarily tool tools try v1 v2 v3 v4 v5`);

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
