import type { Kind } from '../effect.ts';

/**
 * English verbs by kind. A word stands under what it does with an ordinary object;
 * `objects.ts` says which objects change that. Base forms, as names spell them.
 */
export const ENGLISH: Record<Kind, string> = {
  reads: `get list read fetch search find lookup show view describe retrieve check inspect count browse explore discover
    look see display print preview peek tail head watch observe poll wait await ask answer identify detect recommend
    know whoami help info scrape crawl extract scan audit verify lookup trace locate enumerate grep glob diff compare
    introspect obtain snapshot screenshot collect gather download export query load select investigate resolve
    monitor track ping consult review access learn study access demonstrate return provide contain give tell report
    aggregate rank join-data summarise summarize expect exists stat demo listen lint research navigate-docs suggest
    match research mget hget hgetall hmget hkeys hvals hexists hlen llen lrange lindex lpos smembers scard sismember
    sdiff sinter sunion zrange zcard zscore zrank zcount xlen xrange xread xinfo xpending pttl ttl memory-stats
    reveal diagnose troubleshoot survey lookup-by cat ls tree profile recall remember-search acquire examine visualize
    visualise assess benchmark interpret inventory consult quote deep-research sample pull-data subscribe-read`,
  computes: `validate calculate compute convert transform format encode decode hash translate parse render simulate
    estimate predict forecast evaluate analyze analyse classify score sort filter normalize normalise tokenize-text
    think plan explain reason generate echo ocr transcribe highlight lint test compose project dry-run diagnose
    prettify beautify minify correlate measure detect-language cluster rerank embed infer deduce optimize-check
    extrapolate suggest simplify recognize recognise`,
  operates: `click type press drag drop-element hover fill scroll tap swipe focus navigate goto mouse keypress key-press
    dblclick doubleclick double-click back reload-page emulate resize interact upload-file-input operate
    zoom touch paste`,
  creates: `create add insert new make build generate-file import upload save store write append prepend put register
    draft fork clone duplicate copy provision init initialize initialise setup define attach log record book reserve
    open ingest index seed push commit submit apply request compile-to issue place post reply comment react
    checkpoint backup back-up annotate tag label bookmark star pin like follow subscribe join instantiate propose
    persist remember scaffold bootstrap assemble enqueue schedule spawn-object stage vote rate favorite favourite
    hset hmset lpush rpush sadd zadd xadd setex geoadd pfadd mset copy-file mkdir touch-file capture-file import-file
    download-to cache note memorize enroll onboard plan-create start-recording upload raise acknowledge ack mint
    tokenize sign`,
  changes: `update set edit modify change patch rename move merge alter adjust configure assign sync synchronize
    synchronise refresh mark resolve-thread convert-to reorder sort-items transition upsert increment decrement incr
    decr link connect bind map-field complete finish confirm transfer-ownership reschedule resume-edit extend renew
    customize customise tune upgrade migrate promote process handle manage organize organise adjust toggle rotate
    incrby expire persist-key replace rebase cherry-pick import-settings sync-up reassign enrich correct fix format-file
    revise rewrite autofix bump downgrade delay snooze postpone defer reconnect align resize-instance scale position
    bring send-to-back arrange group-shapes ungroup translate-node label-update redact anonymize refactor lock crop
    flag report-abuse respond swap-items fulfill fulfil accept approve reject decline deny claim`,
  switches: `enable disable activate deactivate pause resume suspend unsuspend freeze unfreeze archive unarchive restore
    close reopen stop start restart reboot mute unmute hide unhide publish unpublish trash untrash deprecate retire
    undo redo revert rollback recover switch disconnect logout login log-in log-out signin signout sign-in
    dismiss hibernate wake power boot halt reload unload lock-screen unlock skip retry requeue turn launch mount unmount
    stash pop rewind undelete reactivate park promote-release minimize maximize drain cordon uncordon reinstate`,
  unlinks: `detach unassign unlink unsubscribe unfollow unpin unstar unlike unbind unmap untag unlabel leave
    dissociate disassociate unfavorite unbookmark unwatch unregister deregister unvote unset deselect unmerge eject
    disown unenroll offboard unreact retract`,
  sends: `send email notify forward broadcast tweet message sms invite-by-mail alert dm text resend mail webhook
    announce publish-message share-externally call-webhook deliver dispatch transmit page fax ring repost retweet`,
  grants: `grant revoke share unshare invite authorize authorise authenticate ban unban kick block unblock impersonate
    permit allow expel assume elevate promote-member demote whitelist blacklist restrict entitle chmod chown`,
  executes: `run execute exec eval invoke trigger rerun shell bash spawn deploy redeploy compile call replay
    install inject sudo ssh terminal command`,
  overwrites: `reset overwrite clear flush truncate reinitialize recreate force-push format-disk zero wipe-reset empty
    rebuild-from-scratch blank reimage`,
  ends: `terminate kill abort cancel shutdown shut end quit exit void annul invalidate sigkill force-stop poweroff
    hang-up hangup logoff withdraw-request`,
  deletes: `delete remove destroy drop purge wipe erase rm rmdir del discard uninstall prune clean cleanup shred nuke obliterate
    evict unlink-file hdel srem zrem xdel lpop rpop spop xtrim ltrim flushdb flushall expunge teardown undeploy
    decommission deprovision eliminate garbage-collect gc trim burn dispose scrub`,
  pays: `pay charge refund transfer withdraw disburse payout repay reimburse purchase buy sell donate tip redeem-money settle
    remit wire cashout cash-out topup top-up capture trade stake unstake swap chargeback debit finalize finalise`,
};

/** Verbs that are as often nouns or adjectives in a name: they lead only where no plain verb stands beside them. */
export const NOUN_LIKE = new Set(
  `transfer order report test run charge payment message comment post log query request index share sign tag label
  link view plan schedule map filter record archive fork star review call page track trace watch monitor profile quote
  process handle access study sample group position range sort rank score match rate note cache capture draft backup
  buy sell trade swap tip wire stake escrow refund payout deposit text mail email alert sms webhook dm ring fax
  terminal command shell ssh export import download upload load help info stat tree head tail cat print display lock
  build deploy install mount boot power launch start stop end exit back mouse key type focus drag touch paste
  clean clear empty zero blank open close release change patch update move scale extend complete finish format project
  project cluster hash embed model design lint demo result answer ask list search scan audit check diff count snapshot
  screenshot subscribe invite block allow trust invoice issue stage commit push pull branch merge store book reserve
  return block react like follow pin vote complete trim burn void process switch retire park crop flag hook claim
  approve delay promote link bind signal touch plan notebook function task job work play test note contact poll place
  copy tip wipe drop`
    .trim()
    .split(/\s+/),
);

/** Words before or after a verb that say how, and change nothing about what. */
export const ADVERBS = new Set(
  `batch bulk mass multi multiple async sync-now force forcefully permanently quick quickly auto automatically try safe
  safely admin my all dry api tool tools do new-style v1 v2 v3 v4 v5 gracefully directly simply also immediately
  recursively asynchronously programmatically manually easily intelligently securely efficiently explicitly locally
  remotely temporarily optionally then just now only atomically selectively conditionally partially fully completely
  irreversibly silently interactively concurrently mget-many instantly dynamically periodically either both to`
    .trim()
    .split(/\s+/),
);

/** Nouns that name information. A name that ends in one, and holds no verb, asks for it. */
export const INFORMATION = new Set(
  `info information status details detail history summary stats statistics metadata schema schemas types overview
  metrics analytics logs health version versions names name count counts balance balances rates rate prices price
  quote quotes weather forecast docs documentation guide help tips reference catalog list lists methods options
  capabilities usage report reports results result progress timeline lookup search query preview diff tree state
  profile context insights ranking trends data news events calendar dashboard changelog readme definitions definition
  suggestions recommendations examples example instructions policy faq pricing availability whoami time date
  finder explorer viewer reader inspector checker validator analyzer calculator estimator counter detector scanner
  historico resumo lista detalhe detalhes consulta valores taxas cotacao saldo extrato estatisticas series municipios
  despesas contratos candidatos indices informacoes dados situacao ranking relatorio lookup2 comparison
  benchmark coverage breakdown distribution snapshot content contents text`
    .trim()
    .split(/\s+/),
);
