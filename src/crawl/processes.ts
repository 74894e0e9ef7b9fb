import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine. */
export interface ProcessRow {
  pid: number;
  parent: number;
  group: number;
  /** Resident bytes. */
  memory: number;
  /** Differs between two processes that had one id after another. */
  started: string;
}

const PAGE = 4096;

/** Fields of `/proc/PID/stat`, counted from the state, which follows the name in brackets: proc_pid_stat(5). */
function fromStat(pid: number, stat: string): ProcessRow {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [, parent, group] = fields.map(Number) as [number, number, number];
  return { pid, parent, group, memory: Number(fields[21]) * PAGE, started: fields[19] ?? '' };
}

function listProc(): ProcessRow[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return [fromStat(Number(pid), readFileSync(`/proc/${pid}/stat`, 'latin1'))];
    } catch {
      return []; // It ended between the two looks.
    }
  });
}

function listPs(): ProcessRow[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,rss=,lstart='], { encoding: 'utf8' }).split('\n');
  return lines.filter(Boolean).map((line) => {
    const [pid, parent, group, kilobytes, ...started] = line.trim().split(/\s+/);
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      memory: Number(kilobytes) * 1024,
      started: started.join(' '),
    };
  });
}

/** Every process of this machine that may be seen. */
export function listProcesses(): ProcessRow[] {
  return process.platform === 'linux' ? listProc() : listPs();
}

/** The process `leader`, those of its group, and all that descend from any of them. */
export function familyOf(leader: number, rows: readonly ProcessRow[]): ProcessRow[] {
  const family = new Set(rows.filter((row) => row.pid === leader || row.group === leader).map((row) => row.pid));
  let before: number;
  do {
    before = family.size;
    for (const row of rows) if (family.has(row.parent)) family.add(row.pid);
  } while (family.size > before);
  return rows.filter((row) => family.has(row.pid));
}
